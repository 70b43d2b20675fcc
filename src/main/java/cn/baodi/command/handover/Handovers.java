package cn.baodi.command.handover;

import cn.baodi.command.account.Accounts;
import cn.baodi.command.core.Access.Right;
import cn.baodi.command.core.Account;
import cn.baodi.command.core.Alert;
import cn.baodi.command.core.AlertBoard;
import cn.baodi.command.core.DutyShift;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.handover.Composed.Signatures;
import cn.baodi.command.handover.HandoverRepository.Past;
import cn.baodi.command.report.DailyReport;
import cn.baodi.command.report.ReportPdf;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import cn.baodi.command.vault.Keys;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done at the change of a shift. It knows no area by name. Queries and writes: not on the JavaFX thread. */
final class Handovers {
    /** So long after its end a shift is still handed over, unless it was already. */
    static final Duration LATE = Duration.ofHours(2);
    /** So many handovers are those of a week. */
    private static final int A_WEEK = 14;
    /** So many past ones are listed, for nearly three years. */
    static final int LISTED = 2000;

    private static final Logger LOG = LoggerFactory.getLogger(Handovers.class);

    private final Workbench workbench;
    private final Supplier<List<Feature>> areas;
    private final BooleanSupplier demo;
    private final Supplier<Accounts> accounts;
    private final Texts texts;
    private final Texts reportTexts;
    private final HandoverRepository handovers;
    private final NoteRepository notes;
    private final HandoverWords words;
    private final HandoverPage page;

    /**
     * @param areas asked for each time
     * @param demo whether the people are invented
     * @param accounts who may open the folder
     * @param texts of this package
     */
    Handovers(
            Workbench workbench,
            Supplier<List<Feature>> areas,
            BooleanSupplier demo,
            Supplier<Accounts> accounts,
            Texts texts) {
        this.workbench = workbench;
        this.areas = areas;
        this.demo = demo;
        this.accounts = accounts;
        this.texts = texts;
        reportTexts = Texts.of(texts.locale(), ReportPdf.class);
        handovers = new HandoverRepository(workbench.database(), workbench.clock());
        notes = new NoteRepository(workbench.database(), workbench.clock());
        words = new HandoverWords(texts);
        page = new HandoverPage(words);
    }

    HandoverWords words() {
        return words;
    }

    /** What there is to hand over now. */
    Composed compose() {
        LocalDateTime now = workbench.ledger().now();
        List<HandoverNote> running = notes.running();
        List<OpenItems> parts = new ArrayList<>();
        parts.add(alerts(now));
        parts.add(new OpenItems(
                texts.get("notes.title"),
                running.size(),
                running.stream().map(this::line).toList(),
                null));
        for (Feature area : areas.get()) {
            parts.addAll(open(area, now));
        }
        String organisation = DailyReport.Head.of(
                        workbench.ledger(), workbench.session(), now, demo.getAsBoolean(), reportTexts)
                .organisation();
        return new Composed(
                shift(now), now, organisation, workbench.session().operator(), demo.getAsBoolean(), parts, running);
    }

    /** One that cannot answer must not keep the shift from being handed over, nor look like all being done. */
    private List<OpenItems> open(Feature area, LocalDateTime now) {
        try {
            return area.openItems(now);
        } catch (RuntimeException e) {
            LOG.warn("open items of {}", area.key(), e);
            OpenItems.Line line =
                    new OpenItems.Line(texts.get("part.failed", area.title()), Link.to(area.key(), "", Filter.NONE));
            return List.of(new OpenItems(area.title(), 1, List.of(line), null));
        }
    }

    private OpenItems.Line line(HandoverNote note) {
        return new OpenItems.Line(note.content(), note.link());
    }

    /** What nobody has acknowledged, and what was put off: asked anew, without a trace on the strip. */
    private OpenItems alerts(LocalDateTime now) {
        AlertBoard board = AlertBoard.from(workbench
                .ledger()
                .kept(AlertBoard.KEPT, AlertBoard.Memory.class)
                .map(this::seen)
                .orElse(new AlertBoard().snapshot()));
        List<Alert> holding = new ArrayList<>();
        for (Feature area : areas.get()) {
            try {
                holding.addAll(area.alerts(now));
            } catch (RuntimeException e) {
                LOG.warn("alerts of {}", area.key(), e); // the strip tells of it
            }
        }
        List<OpenItems.Line> lines = new ArrayList<>();
        for (AlertBoard.Entry entry : board.update(holding, now)) {
            if (entry.state() != AlertBoard.State.ACKNOWLEDGED) {
                lines.add(line("alert", entry));
            }
        }
        board.snoozed(now).forEach(entry -> lines.add(line("alert.snoozed", entry)));
        return new OpenItems(texts.get("alerts.title"), lines.size(), lines, null);
    }

    private OpenItems.Line line(String key, AlertBoard.Entry entry) {
        String text = texts.get(
                key, texts.name(entry.highest()), entry.alert().text(), words.moment(entry.since()), entry.by());
        return new OpenItems.Line(text, entry.alert().link());
    }

    /** Another officer may have left it who sees more. */
    private AlertBoard.Memory seen(AlertBoard.Memory memory) {
        return new AlertBoard.Memory(
                memory.items().stream()
                        .filter(item -> areas.get().stream()
                                .filter(area ->
                                        area.key().equals(item.alert().link().feature()))
                                .allMatch(area ->
                                        workbench.session().may(area.access().see())))
                        .toList(),
                memory.pending(),
                memory.raised());
    }

    /** The shift that ends, or has ended a while ago and was not handed over yet. */
    private DutyShift shift(LocalDateTime now) {
        DutyShift ending = DutyShift.at(now.minus(LATE));
        boolean isDone =
                handovers.past(A_WEEK).stream().anyMatch(past -> past.shift().equals(ending));
        return isDone ? DutyShift.at(now) : ending;
    }

    /** The last {@link #LISTED}, newest first. */
    List<Past> past() {
        return handovers.past(LISTED);
    }

    /**
     * A signed one as it was signed.
     *
     * @param whole whether it still is what was signed
     * @param parts empty where they cannot be read any more
     */
    record Opened(Handover handover, boolean whole, List<OpenItems> parts, List<HandoverNote> additions) {}

    Optional<Opened> open(long id) {
        return handovers.find(id).map(found -> {
            List<OpenItems> parts;
            try {
                parts = FrozenItems.read(found.items());
            } catch (IllegalArgumentException e) {
                parts = List.of();
            }
            return new Opened(found, found.isWhole(), parts, notes.additions(id));
        });
    }

    /** Notes something for the next officer; it can be undone until it is signed. */
    Ledger.Written note(String content, Link link) {
        HandoverNote note = HandoverNote.of(content, link, workbench.ledger().now(), officer());
        return workbench.ledger().write(texts.get("note.action"), batch -> add(batch, note));
    }

    private void add(Batch batch, HandoverNote note) {
        notes.add(batch, note);
    }

    /** Takes a note of the running shift away. */
    Ledger.Written retire(HandoverNote note, String reason) {
        return workbench.ledger().write(texts.get("note.retired"), batch -> notes.retire(batch, note, reason));
    }

    /** Adds something to a signed handover, which stays as it is. */
    Ledger.Written add(long handover, String content) {
        HandoverNote note = HandoverNote.of(content, null, workbench.ledger().now(), officer())
                .addedTo(handover);
        return workbench.ledger().sign(texts.get("addition.action", handover), batch -> add(batch, note));
    }

    private String officer() {
        return workbench.session().operator();
    }

    /** Whether nobody opens the folder without a password. */
    boolean isProtected() {
        return accounts.get().isProtected();
    }

    /** Who could take over; nobody is proposed where there are no accounts. */
    List<String> relieving() {
        return accounts.get().relieving(HandoverFeature.ACCESS.write()).stream()
                .map(Account::name)
                .toList();
    }

    /** Seconds before another password for {@code name} is looked at. */
    long wait(String name) {
        return isProtected() ? accounts.get().wait(name) : 0;
    }

    /**
     * The coming officer, by his password where there are accounts, else by his name alone.
     *
     * @throws Failure as {@link Accounts#relief}
     */
    Account coming(String name, char[] password) {
        if (isProtected()) {
            return accounts.get().relief(name, password, HandoverFeature.ACCESS.of(Right.WRITE));
        }
        if (Keys.same(name, officer())) {
            throw new Failure("handover.same");
        }
        return Account.everything(name.strip());
    }

    /**
     * Both have signed: what they signed is kept for good.
     *
     * @param goingAt when the officer who goes signed
     * @return its number
     */
    long sign(Composed composed, LocalDateTime goingAt, Account coming) {
        Ledger ledger = workbench.ledger();
        Signatures by = new Signatures(goingAt, coming.name(), ledger.now(), isProtected(), ledger.chainHead());
        Handover signed = new Handover(
                        null,
                        composed.shift().date(),
                        composed.shift().night(),
                        composed.organisation(),
                        composed.going(),
                        goingAt,
                        by.coming(),
                        by.signedAt(),
                        by.proven(),
                        by.chain().toString(),
                        words.text(composed, by),
                        FrozenItems.write(composed.parts()),
                        Base64.getEncoder().encodeToString(page.pdf(composed, by)),
                        "",
                        0,
                        null)
                .sealed();
        long[] id = new long[1];
        String action =
                texts.get("sign.action", words.shift(composed.shift()), composed.going(), by.coming(), signed.hash());
        ledger.sign(action, batch -> {
            id[0] = handovers.add(batch, signed);
            batch.settle();
            composed.notes().forEach(note -> notes.change(batch, note, note.signedWith(id[0])));
        });
        return id[0];
    }

    /** The page of what is not signed yet, with room for two signatures. */
    byte[] unsigned(Composed composed) {
        return page.pdf(composed, null);
    }

    /** The text of what is not signed yet. */
    String unsignedText(Composed composed) {
        return words.text(composed, null);
    }
}
