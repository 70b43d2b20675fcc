package cn.baodi.command.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Account;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Role;
import cn.baodi.command.report.StoredReport.State;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report from draft to issue and to its correction, on real data. */
class ReportsTest {
    private static final Cutoff SATURDAY = Cutoff.endOf(LocalDate.of(2020, 2, 8));

    private static final Coverage SATURDAY_ALONE = Coverage.daily(SATURDAY);

    @TempDir
    Path folder;

    private Post post;
    private Reports reports;

    @BeforeEach
    void open() {
        post = new Post(folder);
        reports = post.reports;
    }

    @AfterEach
    void close() {
        post.close();
    }

    private static String paper(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private void as(String name, Role role) {
        post.desk.workbench().session().signIn(new Account(name, Set.of(role), false));
    }

    @Test
    void itGoesFromDraftOverReviewToIssueAndSaysWhoDidWhat() throws IOException {
        as("李值班", Role.OFFICER);
        StoredReport draft = reports.write(null, Coverage.daily(SATURDAY), "药品短缺。", "核对住户。");
        assertThat(draft.state()).isEqualTo(State.DRAFT);
        StoredReport submitted = reports.submit(draft);

        as("王值班长", Role.LEADER);
        StoredReport issued = reports.issue(reports.review(submitted), "");

        assertThat(issued.state()).isEqualTo(State.ISSUED);
        assertThat(issued.number(post.texts)).isEqualTo("〔2020〕第1期");
        Issued opened = reports.open(issued);
        assertThat(opened.text()).contains("值班日报 〔2020〕第1期", "药品短缺。", "核对住户。", "值班员：李值班", "审核：王值班长", "签发：王值班长");
        assertThat(paper(opened.pdf())).contains("〔2020〕第1期", "药品短缺。", "签发：王值班长");
        assertThat(opened.figures())
                .extracting(ReportFigure::figure, ReportFigure::amount)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("gate.passed", "100"));
        assertThat(reports.past()).extracting(StoredReport::id).containsExactly(issued.id());
    }

    @Test
    void aDraftThatIsKeptAgainAsItIsCanStillBeSentForReview() {
        StoredReport draft = reports.write(null, SATURDAY_ALONE, "药品短缺。", "核对住户。");

        StoredReport again = reports.write(draft, SATURDAY_ALONE, "药品短缺。", "核对住户。");

        assertThat(again).isEqualTo(reports.find(draft.id()).orElseThrow());
        assertThat(reports.submit(again).state()).isEqualTo(State.SUBMITTED);
    }

    @Test
    void anOfficerNeitherReviewsNorIssuesNorSendsBack() {
        StoredReport submitted = reports.submit(reports.write(null, Coverage.daily(SATURDAY), "", ""));
        as("李值班", Role.OFFICER);

        assertThatThrownBy(() -> reports.review(submitted)).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> reports.sendBack(submitted, "不全")).isInstanceOf(Failure.class);

        as("王值班长", Role.LEADER);
        StoredReport reviewed = reports.review(submitted);
        as("李值班", Role.OFFICER);
        assertThatThrownBy(() -> reports.issue(reviewed, ""))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.key()).isEqualTo("permission.needed"));
        assertThat(reports.find(reviewed.id()).orElseThrow().state()).isEqualTo(State.REVIEWED);
    }

    @Test
    void whatIsSentBackIsADraftAgainWithTheReason() {
        StoredReport back =
                reports.sendBack(reports.submit(reports.write(null, Coverage.daily(SATURDAY), "甲", "")), "缺配送数字");

        assertThat(back.state()).isEqualTo(State.DRAFT);
        assertThat(back.sentBack()).isEqualTo("缺配送数字");
        assertThat(reports.submit(reports.write(back, Coverage.daily(SATURDAY), "乙", ""))
                        .sentBack())
                .isEmpty();
    }

    @Test
    void aReasonThatIsTooLongIsRefusedAndNothingOfItIsCut() {
        StoredReport submitted = reports.submit(reports.write(null, Coverage.daily(SATURDAY), "", ""));

        assertThatThrownBy(() -> reports.sendBack(submitted, "缺".repeat(2001))).isInstanceOf(Refused.class);
        assertThat(reports.at(Coverage.daily(SATURDAY)))
                .hasValueSatisfying(kept -> assertThat(kept.state()).isEqualTo(StoredReport.State.SUBMITTED));
    }

    @Test
    void aStepThatDoesNotComeNextIsRefused() {
        StoredReport draft = reports.write(null, Coverage.daily(SATURDAY), "", "");

        assertThatThrownBy(() -> reports.issue(draft, ""))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.key()).isEqualTo("report.state"));
        StoredReport submitted = reports.submit(draft);
        assertThatThrownBy(() -> reports.write(submitted, Coverage.daily(SATURDAY), "改", ""))
                .isInstanceOf(Failure.class);
        assertThatThrownBy(() -> reports.submit(draft)).isInstanceOf(Failure.class); // somebody was quicker
        assertThatThrownBy(() -> reports.write(null, Coverage.daily(SATURDAY), "", ""))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.key()).isEqualTo("report.twice"));
    }

    @Test
    void theNumbersOfAYearHaveNoHolesAndAnotherYearBeginsAnew() {
        assertThat(post.issued(LocalDate.of(2019, 12, 31)).number(post.texts)).isEqualTo("〔2019〕第1期");
        assertThat(post.issued(LocalDate.of(2020, 2, 7)).number(post.texts)).isEqualTo("〔2020〕第1期");
        assertThat(post.issued(LocalDate.of(2020, 2, 8)).number(post.texts)).isEqualTo("〔2020〕第2期");
        assertThat(reports.numbered(StoredReport.Kind.DAILY, 2020, 2))
                .map(StoredReport::reportDay)
                .contains(LocalDate.of(2020, 2, 8));
    }

    @Test
    void eachKindHasNumbersOfItsOwnAndAPeriodIsKeptOnce() {
        post.issued(LocalDate.of(2020, 2, 7));
        Coverage week = Coverage.weekly(SATURDAY.day());
        StoredReport draft = reports.write(null, week, "", "本周。");
        StoredReport weekly = reports.issue(reports.review(reports.submit(draft)), "");
        Coverage stage = Coverage.stage(LocalDate.of(2020, 2, 2), SATURDAY.day());
        StoredReport other = reports.issue(reports.review(reports.submit(reports.write(null, stage, "", ""))), "");

        assertThat(reports.title(weekly)).isEqualTo("周报〔2020〕第1期（2020年2月2日至2月8日）");
        assertThat(reports.title(other)).isEqualTo("阶段报告〔2020〕第1期（2020年2月2日至2月8日）");
        assertThat(reports.open(weekly).text()).contains("值班周报 〔2020〕第1期", "统计时段：2020年2月2日至2月8日", "本周。");
        assertThat(reports.at(week)).contains(weekly);
        assertThat(reports.at(SATURDAY_ALONE)).isEmpty();
        assertThat(reports.numbered(StoredReport.Kind.WEEKLY, 2020, 1)).contains(weekly);
        assertThatThrownBy(() -> reports.write(null, week, "", ""))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.key()).isEqualTo("report.twice"));
        assertThat(reports.before(Coverage.weekly(SATURDAY.day().plusDays(7)))).contains(weekly);
    }

    @Test
    void aWeeklyReportIsCorrectedInTheNextOneOfItsKind() {
        reports.issue(post.reviewed(Coverage.weekly(SATURDAY.day())), "");
        post.counts("90");

        assertThat(reports.corrections(SATURDAY_ALONE)).isEmpty();
        assertThat(reports.corrections(Coverage.weekly(SATURDAY.day().plusDays(7))))
                .extracting(Correction::title, Correction::was, Correction::now)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "周报〔2020〕第1期（2020年2月2日至2月8日）", new BigDecimal("100"), new BigDecimal("90")));
    }

    @Test
    void whatCannotBeStoredBurnsNoNumberAndLeavesNothing() {
        StoredReport reviewed = post.reviewed(SATURDAY);
        post.sql("ALTER TABLE report_piece ADD CONSTRAINT full_ CHECK (part <> 'PDF')"); // the last piece does not fit

        assertThatThrownBy(() -> reports.issue(reviewed, "")).isInstanceOf(Failure.class);

        assertThat(reports.find(reviewed.id())).contains(reviewed);
        assertThat(post.number("SELECT COUNT(*) FROM report_piece")).isZero();
        assertThat(post.number("SELECT COUNT(*) FROM report_figure")).isZero();
        post.sql("ALTER TABLE report_piece DROP CONSTRAINT full_");
        assertThat(reports.issue(reviewed, "").number(post.texts)).isEqualTo("〔2020〕第1期");
    }

    @Test
    void whatIsIssuedStaysByteForByteWhateverBecomesOfTheData() {
        StoredReport issued = post.issued(SATURDAY.day());
        byte[] pdf = reports.open(issued).pdf();
        post.counts("120");

        Issued again = reports.open(issued);

        assertThat(again.pdf()).isEqualTo(pdf);
        assertThat(Issued.sha256(pdf)).isEqualTo(issued.pdfHash());
        assertThat(again.text()).contains("100");
    }

    @Test
    void noUndoTakesAnIssueBack() {
        StoredReport issued = post.issued(SATURDAY.day());

        assertThat(post.desk.workbench().ledger().undoable()).isEmpty();
        long seq = post.desk
                .workbench()
                .ledger()
                .history("report", issued.id())
                .get(0)
                .seq();
        assertThatThrownBy(() -> post.desk.workbench().ledger().takeBack(seq, "签发"))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.key()).isEqualTo("undo.signed"));
    }

    @Test
    void whatWasChangedInTheDatabaseIsTold() {
        StoredReport issued = post.issued(SATURDAY.day());
        post.sql("UPDATE report_figure SET amount = '999'");

        assertThatThrownBy(() -> reports.open(issued))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.key()).isEqualTo("report.damaged"))
                .hasMessageContaining("〔2020〕第1期");
        post.sql("UPDATE report_figure SET amount = '100'");
        assertThat(reports.open(issued).pdf()).isNotEmpty();
        post.sql("UPDATE report_piece SET content = SUBSTRING(content, 2) WHERE part = 'PDF'");
        assertThatThrownBy(() -> reports.open(issued)).isInstanceOf(Failure.class);
    }

    @Test
    void anIssuedOneComesBackFromBackupAndJournal() {
        StoredReport issued = post.issued(SATURDAY.day());
        byte[] pdf = reports.open(issued).pdf();

        post.desk.workbench().ledger().makeAnew("重做");

        assertThat(reports.open(reports.find(issued.id()).orElseThrow()).pdf()).isEqualTo(pdf);
        assertThat(post.desk
                        .workbench()
                        .ledger()
                        .check("核对", cn.baodi.command.core.Progress.none())
                        .differences())
                .isEmpty();
    }

    @Test
    void lessOfANumberThatCanOnlyRiseIsMarked() {
        post.onlyRises = true;
        post.issued(SATURDAY.day());
        post.counts("90");

        assertThat(reports.open(post.issued(LocalDate.of(2020, 2, 9))).text()).contains("当日通行原报100人次，更正为90人次（数据倒退）。");
    }

    @Test
    void aNumberThatCameInOnlyAfterItsReportIsCorrectedInWords() {
        post.counts(SATURDAY.day(), null);
        post.issued(SATURDAY.day());
        post.counts(SATURDAY.day(), "5");

        assertThat(reports.open(post.issued(LocalDate.of(2020, 2, 9))).text()).contains("当日通行原报没有数据，更正为5人次。");
        post.counts(SATURDAY.day(), null);
        assertThat(reports.corrections(Coverage.daily(Cutoff.endOf(LocalDate.of(2020, 2, 10)))))
                .map(new Wording(post.texts)::correction)
                .containsExactly("〔2020〕第1期（2020年2月8日24时）：当日通行原报5人次，更正为没有数据。");
    }

    @Test
    void aFigureThatChangedSinceIsCorrectedOnceInTheNextReport() {
        post.issued(SATURDAY.day());
        post.counts("90");
        Cutoff sunday = Cutoff.endOf(LocalDate.of(2020, 2, 9));

        StoredReport next = post.issued(sunday.day());

        assertThat(reports.open(next).text()).contains("更正\n（一）〔2020〕第1期（2020年2月8日24时）：当日通行原报100人次，更正为90人次。");
        assertThat(reports.corrections(Coverage.daily(Cutoff.endOf(LocalDate.of(2020, 2, 10)))))
                .isEmpty();
        post.counts("95");
        assertThat(reports.corrections(Coverage.daily(Cutoff.endOf(LocalDate.of(2020, 2, 10)))))
                .extracting(Correction::was, Correction::now)
                .contains(org.assertj.core.groups.Tuple.tuple(new BigDecimal("90"), new BigDecimal("95")));
    }

    @Test
    void aChangeOfTheFirstDayOfALongCrisisIsStillCorrected() {
        LocalDate first = LocalDate.of(2020, 1, 29);
        first.datesUntil(SATURDAY.day()).forEach(post::issued);
        post.counts(first, "101");

        assertThat(reports.open(post.issued(SATURDAY.day())).text())
                .contains("〔2020〕第1期（2020年1月29日24时）：当日通行原报100人次，更正为101人次。");
    }

    @Test
    void onlyTheDaysThatAWriteMayHaveChangedAreCountedAgain() {
        LocalDate first = LocalDate.of(2020, 1, 30);
        first.datesUntil(SATURDAY.day()).forEach(post::issued);
        reports.corrections(SATURDAY_ALONE);
        post.asked.clear();

        reports.write(null, SATURDAY_ALONE, "甲", "乙"); // no area knows of it
        reports.corrections(SATURDAY_ALONE);
        assertThat(post.asked).isEmpty();

        post.counts(LocalDate.of(2020, 2, 6), "90");
        assertThat(reports.corrections(SATURDAY_ALONE))
                .extracting(Correction::now)
                .containsExactly(new BigDecimal("90"));
        assertThat(post.asked).containsExactly(LocalDate.of(2020, 2, 6), LocalDate.of(2020, 2, 7));

        post.counts("80");
        assertThat(reports.corrections(SATURDAY_ALONE)).hasSize(9);
    }

    @Test
    void whatOneOfficerMayNotSeeIsCountedAnewForTheNext() {
        post.issued(LocalDate.of(2020, 2, 7));
        reports.corrections(SATURDAY_ALONE);
        post.asked.clear();
        as("李值班", Role.OFFICER);

        reports.corrections(SATURDAY_ALONE);

        assertThat(post.asked).containsExactly(LocalDate.of(2020, 2, 7));
    }

    @Test
    void aCorrectionSheetIsIssuedAndKeptLikeAReport() throws IOException {
        StoredReport issued = post.issued(SATURDAY.day());
        assertThatThrownBy(() -> reports.correct(issued))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.key()).isEqualTo("report.correction.none"));
        post.counts("128");

        StoredReport sheet = reports.correct(issued);

        Issued opened = reports.open(sheet);
        assertThat(sheet.corrects()).isEqualTo(issued.id());
        assertThat(opened.text()).contains("更正单 〔2020〕第1期", "当日通行原报100人次，更正为128人次。");
        assertThat(paper(opened.pdf())).contains("更正单", "128");
        assertThat(reports.corrections(issued)).isEmpty();
        assertThat(reports.open(issued).text()).contains("100");
        assertThat(post.issued(LocalDate.of(2020, 2, 9)).number(post.texts)).isEqualTo("〔2020〕第2期");
    }

    @Test
    void aContradictionIsIssuedOnlyWithAReasonWhichIsPrinted() {
        post.contradiction = Check.atMost(
                "户不多于户次",
                new Check.Source("户", new BigDecimal("5"), "户", null),
                new Check.Source("户次", new BigDecimal("4"), "户次", null),
                "一致",
                "户多于户次");
        StoredReport reviewed = post.reviewed(SATURDAY);

        assertThatThrownBy(() -> reports.issue(reviewed, " "))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.key()).isEqualTo("report.contradiction"))
                .hasMessageContaining("户不多于户次");

        assertThat(reports.open(reports.issue(reviewed, "两单合并补录")).text())
                .contains("口径不一致及签发说明", "户 5户；户次 4户次", "两单合并补录");
    }

    @Test
    void aLongParagraphWithMarkupIsTextAndOneThatIsTooLongIsRefused() throws IOException {
        String markup = "<b>加粗</b>&amp;";
        StoredReport draft = reports.write(null, Coverage.daily(SATURDAY), "写".repeat(5000), markup);

        Issued opened = reports.open(reports.issue(reports.review(reports.submit(draft)), ""));

        assertThat(opened.text()).contains("写".repeat(5000), markup);
        assertThat(paper(opened.pdf())).contains(markup);
        assertThatThrownBy(() -> reports.write(
                        null, Coverage.daily(Cutoff.endOf(LocalDate.of(2020, 2, 6))), "写".repeat(20_001), ""))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aPieceNeverCutsARareCharacter() {
        String text = "写".repeat(ReportPiece.LENGTH - 1) + "𨟠村";

        List<ReportPiece> pieces = ReportPiece.of(1, ReportPiece.Part.TEXT, text);

        assertThat(pieces).hasSize(2);
        assertThat(pieces.get(1).content()).isEqualTo("𨟠村");
        assertThat(String.join("", pieces.stream().map(ReportPiece::content).toList())
                        .getBytes(StandardCharsets.UTF_8))
                .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }
}
