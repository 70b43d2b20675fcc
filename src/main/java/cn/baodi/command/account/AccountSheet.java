package cn.baodi.command.account;

import cn.baodi.command.core.Access;
import cn.baodi.command.core.Account;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;

/** The columns of the list of accounts; it is only looked at. */
final class AccountSheet {
    private AccountSheet() {}

    static Sheet<Account> of(Texts texts) {
        return Sheet.<Account>of("accounts", texts)
                .derived("name", Types.TEXT, 10, Account::name)
                .derived("roles", Types.TEXT, 24, account -> Access.words(account.roles(), texts))
                .derived(
                        "state",
                        Types.TEXT,
                        8,
                        account -> texts.get(account.disabled() ? "state.disabled" : "state.enabled"))
                .build((values, base) -> base);
    }
}
