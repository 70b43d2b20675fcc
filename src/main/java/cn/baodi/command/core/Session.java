package cn.baodi.command.core;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who is on duty at this workstation, and what he may do. Every write carries the name. */
public final class Session {
    private final Map<String, Set<Role>> writers = new ConcurrentHashMap<>();
    private volatile Account account;

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

    public void signIn(Account officer) {
        account = officer;
    }

    /** Says who may write a table; a table of which nothing is said is the program's own. */
    public void writers(String table, Set<Role> roles) {
        writers.put(table, roles);
    }

    public boolean mayWrite(String table) {
        Set<Role> roles = writers.get(table);
        return roles == null || account.roles().stream().anyMatch(roles::contains);
    }

    /** @throws Failure when the officer may not */
    public void requireWrite(String table) {
        if (!mayWrite(table)) {
            throw new Failure("permission.write");
        }
    }
}
