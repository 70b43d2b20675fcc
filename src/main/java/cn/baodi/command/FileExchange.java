package cn.baodi.command;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.CsvExport;
import cn.baodi.command.exchange.CsvImport;
import cn.baodi.command.exchange.ImportOptions;
import cn.baodi.command.exchange.Imported;
import cn.baodi.command.ui.Background;
import cn.baodi.command.ui.Exchange;
import cn.baodi.command.ui.Notices;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** CSV in and out for the screens. */
final class FileExchange implements Exchange {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT);

    private final Ledger ledger;
    private final Clock clock;
    private final Background background;
    private final Notices notices;
    private final Locale locale;
    private final Texts texts;

    FileExchange(Ledger ledger, Clock clock, Background background, Notices notices, Locale locale) {
        this.ledger = ledger;
        this.clock = clock;
        this.background = background;
        this.notices = notices;
        this.locale = locale;
        texts = Texts.of(locale, FileExchange.class);
    }

    @Override
    public <T extends Row> void export(Register<T> register, Filter filter, Sort sort) {
        String title = register.sheet().title();
        String name = title + "-" + STAMP.format(LocalDateTime.now(clock)) + ".csv";
        notices.saveFile(name)
                .ifPresent(file -> background.longRun(
                        texts.get("export.running", title),
                        progress -> CsvExport.write(register, filter, sort, false, file, progress),
                        rows -> notices.toast(texts.get("export.done", rows, file))));
    }

    @Override
    public <T extends Row> void importInto(Register<T> register) {
        notices.openFile()
                .ifPresent(file -> background.longRun(
                        texts.get("import.running", file.getFileName()),
                        progress -> new CsvImport(ledger, locale).read(register, file, ImportOptions.USUAL, progress),
                        this::say));
    }

    private void say(Imported imported) {
        if (imported.rejected() == 0) {
            String done = texts.get("import.done", imported.stored(), imported.unchanged());
            if (imported.stored() > 0) {
                notices.toastWithUndo(done);
            } else {
                notices.toast(done);
            }
            return;
        }
        notices.tell(
                texts.get("import.rejected.title", imported.rejected()),
                texts.get(
                        "import.rejected",
                        imported.stored(),
                        imported.unchanged(),
                        imported.rejected(),
                        imported.rejectedFile(),
                        imported.problems().stream()
                                .map(p -> texts.get("import.problem", p.line(), p.heading(), p.value(), p.sentence()))
                                .collect(Collectors.joining("\n"))));
    }
}
