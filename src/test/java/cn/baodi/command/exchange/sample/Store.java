package cn.baodi.command.exchange.sample;

import cn.baodi.command.account.Approval;
import cn.baodi.command.account.Approved;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.Exports;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A database in a folder with the register of boxes in it. */
public final class Store implements AutoCloseable {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2020-02-09T06:30:00Z"), ZoneId.of("Asia/Shanghai"));

    public final Session session = new Session("值班员");
    public final Database database;
    public final Ledger ledger;
    public final Register<Box> register;

    public Store(Path folder) {
        database = new Database(folder);
        database.open(List.of(BoxRepository.MIGRATION));
        ledger = new Ledger(database, CLOCK, session);
        register = new Register<>(Box.sheet(Texts.CHINESE), new BoxRepository(database, CLOCK), Sort.up("code"));
    }

    /** Everything to a file, unmasked with somebody's consent. */
    public long export(Path file, boolean full, Progress progress) {
        return export(file, full, StandardCharsets.UTF_8, progress);
    }

    public long export(Path file, boolean full, Charset charset, Progress progress) {
        return export(file, full, List.of(), charset, progress);
    }

    /** @param columns empty for all */
    public long export(Path file, boolean full, List<String> columns, Charset charset, Progress progress) {
        Approval approval = full ? Approved.by("王值班长", session.operator()) : null;
        return exports()
                .write(
                        new Exports.Order<>(register, Filter.NONE, Sort.up("code"), columns, approval),
                        file,
                        charset,
                        progress);
    }

    public Exports exports() {
        return new Exports(ledger, session, CLOCK, Texts.CHINESE);
    }

    public void add(List<Box> boxes) {
        ledger.write("登记", batch -> boxes.forEach(box -> register.repository().add(batch, box)));
    }

    public void add(Box... boxes) {
        add(List.of(boxes));
    }

    /** Every box that is not retired, by number. */
    public List<Box> boxes() {
        List<Box> all = new ArrayList<>();
        register.repository().each(Filter.NONE, Sort.up("code"), all::add);
        return all;
    }

    @Override
    public void close() {
        database.close();
    }
}
