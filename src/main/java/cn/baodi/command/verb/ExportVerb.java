package cn.baodi.command.verb;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.Exports;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** Writes a register, or a list of it, to a file. */
final class ExportVerb implements Verb {
    private static final String FULL = "--full";
    private static final String CHARSET = "--charset";
    private static final String PURPOSE = "--purpose";

    @Override
    public String name() {
        return "export";
    }

    @Override
    public void describe(CommandSpec spec, Texts texts) {
        spec.addOption(CommandLines.required(Verbs.SHEET, texts.get("label.sheet"), texts.get("option.sheet")));
        spec.addOption(CommandLines.required(Verbs.OUT, texts.get("label.file"), texts.get("export.out")));
        Listing.describe(spec, texts);
        spec.addOption(CommandLines.value(CHARSET, "utf-8|gb18030", texts.get("export.charset")));
        spec.addOption(CommandLines.flag(FULL, texts.get("export.full", PURPOSE, Passwords.APPROVER)));
        spec.addOption(CommandLines.value(PURPOSE, texts.get("label.text"), texts.get("export.purpose")));
        spec.addOption(CommandLines.value(Passwords.APPROVER, texts.get("label.sheet"), texts.get("export.approver")));
        spec.addOption(CommandLines.value(
                Passwords.APPROVER_PASSWORD_FILE,
                texts.get("label.file"),
                texts.get("export.approver.password", Secrets.APPROVER_PASSWORD)));
    }

    @Override
    public int run(Call call) {
        export(call.register(), call);
        return Verbs.DONE;
    }

    private static <T extends Row> void export(Register<T> register, Call call) {
        boolean full = call.has(FULL);
        Path file = call.outFile();
        String purpose = call.value(PURPOSE);
        String approver = call.value(Passwords.APPROVER);
        if (full && (purpose == null || approver == null)) {
            throw new WrongUsage(call.texts().get("export.full.needs", PURPOSE, Passwords.APPROVER));
        }
        Charset charset = charset(call);
        call.openExisting();
        Desk desk = call.desk();
        Exports exports = new Exports(
                desk.ledger(), desk.session(), desk.clock(), call.texts().locale());
        exports.require(register);
        Listing<T> listing = new Listing<>(register, call);
        Exports.Order<T> order =
                Exports.Order.masked(register, listing.filter(), listing.sort()).columns(listing.columns());
        if (full) {
            order = order.full(call.passwords().approve(desk.accounts(), purpose, approver));
        }
        long rows = exports.write(order, file, charset, call.line());
        call.line().clear();
        call.out().println(call.texts().get("export.done", register.sheet().title(), rows, file));
        if (!full && order.leaving().stream().anyMatch(Column::personal)) {
            call.out().println(call.texts().get("export.masked"));
        } else {
            exports.notAgain(order, !full).ifPresent(call.out()::println);
        }
    }

    private static Charset charset(Call call) {
        String typed = call.value(CHARSET);
        return switch (typed == null ? "utf-8" : typed.toLowerCase(Locale.ROOT)) {
            case "utf-8" -> StandardCharsets.UTF_8;
            case "gb18030" -> Exports.GB18030;
            default -> throw new WrongUsage(call.texts().get("export.charset.unknown", typed));
        };
    }
}
