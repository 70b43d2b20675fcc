package cn.baodi.command.account;

import cn.baodi.command.core.Access;
import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;

/** 账号: who may open the folder, for the administrator; for everybody the own password. */
public final class AccountFeature implements Feature {
    private static final String KEY = "account";

    private final Supplier<Accounts> accounts;
    private final BooleanSupplier demo;
    private final Texts texts;
    private final AccountController controller;

    /**
     * @param accounts those of the folder, once it is open
     * @param demo whether the people are invented, so that nobody needs a password
     * @param changedOfficer makes the screens anew, once the folder has got its first account
     */
    public AccountFeature(
            Workbench workbench, Supplier<Accounts> accounts, BooleanSupplier demo, Runnable changedOfficer) {
        this.accounts = accounts;
        this.demo = demo;
        texts = workbench.texts(AccountFeature.class);
        controller = new AccountController(workbench, texts, accounts, changedOfficer);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String title() {
        return texts.get("feature");
    }

    @Override
    public String icon() {
        return "fth-user-check";
    }

    /** Everybody has a password to change; what is more the accounts themselves see to. */
    @Override
    public Access access() {
        return Access.seenBy(Role.values());
    }

    /** Real people's data without a password are nothing to get used to. */
    @Override
    public List<Alert> alerts(LocalDateTime now) {
        return accounts.get().isProtected() || demo.getAsBoolean()
                ? List.of()
                : List.of(new Alert(
                        "account.open",
                        Alert.Severity.LOW,
                        texts.get("alert.open"),
                        texts.get("alert.open.guidance"),
                        "",
                        Link.to(KEY, "", Filter.NONE)));
    }

    @Override
    public Map<Act, Runnable> acts() {
        return controller.acts();
    }

    @Override
    public Node screen() {
        return controller.view().node();
    }
}
