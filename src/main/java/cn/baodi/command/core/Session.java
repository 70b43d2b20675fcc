package cn.baodi.command.core;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who is on duty at this workstation, and what he may do. Every write carries the name. */
public final class Session {
    private final Map<String, Access> tables = new ConcurrentHashMap<>();
    private volatile Account account;
    private volatile boolean signedIn;

    /** Somebody who may do everything: in a folder without accounts. */
    public Session(String operator) {
        account = Account.everything(operator);
    }

    public String operator() {
        return account.name();
    }

    public Account account() {
        return account;
    }

    /** Another officer goes on; in a folder without accounts. */
    public void takeOver(String name) {
        account = new Account(name, account.roles(), account.disabled());
    }

    /** Somebody has shown a password. */
    public void signIn(Account officer) {
        account = officer;
        signedIn = true;
    }

    /** The key of something kept that is the officer's own where there are accounts, such as a draft. */
    public String own(String key) {
        return signedIn ? key + "." + operator() : key;
    }

    /** Whether the officer has one of {@code roles}. */
    public boolean may(Set<Role> roles) {
        return !Collections.disjoint(account.roles(), roles);
    }

    /** @throws Failure {@code permission.needed} when the officer has none of {@code roles} */
    public void require(Set<Role> roles) {
        if (!may(roles)) {
            throw refusal("permission.needed", roles);
        }
    }

    private Failure refusal(String key, Set<Role> roles) {
        return new Failure(key, account.roles(), roles);
    }

    /** Says who may do what with a table; a table of which nothing is said is the program's own. */
    public void grant(String table, Access access) {
        tables.put(table, access);
    }

    /** Who has {@code right} on a table; everybody where nothing is said of it. */
    public Set<Role> holders(String table, Access.Right right) {
        Access access = tables.get(table);
        return access == null ? Set.of(Role.values()) : access.of(right);
    }

    /** Whether the officer has {@code right} on a table. */
    public boolean may(String table, Access.Right right) {
        return !tables.containsKey(table) || may(holders(table, right));
    }

    /** @throws Failure {@code permission.write} when the officer may not */
    public void requireWrite(String table) {
        if (!may(table, Access.Right.WRITE)) {
            throw refusal("permission.write", holders(table, Access.Right.WRITE));
        }
    }

    /** @throws Failure {@code permission.export} when the officer may not */
    public void requireExport(String table) {
        requireExport(holders(table, Access.Right.EXPORT));
    }

    /** @throws Failure {@code permission.export} when the officer has none of the roles that may take it along */
    public void requireExport(Set<Role> holders) {
        if (!may(holders)) {
            throw refusal("permission.export", holders);
        }
    }
}
