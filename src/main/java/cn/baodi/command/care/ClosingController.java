package cn.baodi.command.care;

import cn.baodi.command.account.Accounts;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.CareFile;
import cn.baodi.command.ui.Notices.Countersign;
import cn.baodi.command.ui.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What happens on the page of retention and of closing the crisis. */
final class ClosingController {
    private final Workbench workbench;
    private final Closing closing;
    private final Supplier<Accounts> accounts;
    private final Runnable anew;
    private final CareModel model;
    private final Texts texts;

    /**
     * @param accounts who may open the folder, asked once it is open
     * @param anew opens the emptied folder as a new one
     */
    ClosingController(
            Workbench workbench,
            Closing closing,
            Supplier<Accounts> accounts,
            Runnable anew,
            CareModel model,
            Texts texts) {
        this.workbench = workbench;
        this.closing = closing;
        this.accounts = accounts;
        this.anew = anew;
        this.model = model;
        this.texts = texts;
    }

    boolean isAdministrator() {
        return workbench.session().may(CareController.ADMINISTRATORS);
    }

    /** Asks what would be destroyed. */
    void refresh() {
        workbench.background().run(closing::plan, model.plan::set);
    }

    /** The papers of what was destroyed here before. */
    List<String> records() {
        Path folder = workbench.database().folder().resolve(CareFile.RECORDS);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).sorted().toList();
        } catch (IOException e) {
            return List.of(folder.toString());
        }
    }

    void chooseOut() {
        workbench.notices().openFolder(texts.get("closing.out.choose")).ifPresent(model.out::set);
    }

    /**
     * Asks for a second officer and closes the crisis.
     *
     * @param typed the name of the command post
     * @param early whether what was not kept long enough was handed over
     */
    void close(String typed, boolean early) {
        Accounts asked = accounts.get();
        workbench
                .notices()
                .countersign(
                        texts.get("closing.sign"),
                        texts.get(asked.isProtected() ? "closing.sign.password" : "closing.sign.name"),
                        asked.isProtected(),
                        List.of(),
                        answer -> workbench
                                .background()
                                .longRun(
                                        texts.get("work.closing"),
                                        progress -> closing.close(order(asked, answer, typed, early), progress),
                                        this::done));
    }

    private Closing.Order order(Accounts asked, Countersign answer, String typed, boolean early) {
        workbench.session().require(CareController.ADMINISTRATORS);
        return new Closing.Order(
                typed, asked.approve(answer.purpose(), answer.name(), answer.password()), model.out.get(), early);
    }

    private void done(Closing.Done done) {
        workbench
                .notices()
                .tell(
                        texts.get("closing.done"),
                        texts.get(
                                        "closing.done.text",
                                        done.record(),
                                        done.counts(),
                                        done.countsPaper(),
                                        done.issued(),
                                        done.issuedPaper())
                                + (done.destroyed().left().isEmpty()
                                        ? ""
                                        : texts.get(
                                                "closing.done.left",
                                                done.destroyed().left())));
        anew.run();
    }
}
