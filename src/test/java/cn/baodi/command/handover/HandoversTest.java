package cn.baodi.command.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Account;
import cn.baodi.command.core.AlertBoard;
import cn.baodi.command.core.DutyShift;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Role;
import cn.baodi.command.data.ChainHead;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.handover.Handovers.Opened;
import cn.baodi.command.ui.TestDesk;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The change of a shift on real data. */
class HandoversTest {
    @TempDir
    Path folder;

    private Ward ward;
    private Ledger ledger;

    @BeforeEach
    void open() {
        ward = new Ward(folder);
        ledger = ward.desk.workbench().ledger();
    }

    @AfterEach
    void close() {
        ward.close();
    }

    private List<String> titles() {
        return ward.handovers.compose().parts().stream().map(OpenItems::title).toList();
    }

    @Test
    void itIsComposedOfAlertsNotesAndWhatEachAreaHasOpen() {
        ward.handovers.note("李书记 13812340000 明早回电", Link.to("gate", "gates", 7));

        Composed composed = ward.handovers.compose();

        assertThat(titles()).containsExactly("未确认的告警", "备注", "未办结的配送");
        assertThat(composed.parts().get(0).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.text()).isEqualTo("【高】大堼村卡口缺2人（2月9日 14:30 起）"));
        assertThat(composed.parts().get(1).lines())
                .containsExactly(new OpenItems.Line("李书记 13812340000 明早回电", Link.to("gate", "gates", 7)));
        assertThat(composed.parts().get(2).total()).isEqualTo(2);
        assertThat(composed.organisation()).contains("指挥部");
    }

    @Test
    void anAcknowledgedAlertIsNobodysConcernAnyMoreButOnePutOffIs() {
        AlertBoard board = new AlertBoard();
        board.update(
                List.of(new cn.baodi.command.core.Alert(
                        "gate.empty",
                        cn.baodi.command.core.Alert.Severity.HIGH,
                        "缺2人",
                        "",
                        "",
                        Link.to("gate", "gates", 1))),
                TestDesk.NOW);
        board.acknowledge("gate.empty", "王芳", TestDesk.NOW);
        ledger.keep(AlertBoard.KEPT, board.snapshot());
        assertThat(ward.handovers.compose().parts().get(0).total()).isZero();

        board.snooze("gate.empty", "等预备队", "王芳", TestDesk.NOW.plusMinutes(30));
        ledger.keep(AlertBoard.KEPT, board.snapshot());
        assertThat(ward.handovers.compose().parts().get(0).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.text()).contains("王芳搁置"));
    }

    @Test
    void anAreaThatCannotAnswerIsSaidAndKeepsNobodyFromGoingHome() {
        ward.broken = true;

        assertThat(ward.handovers.compose().parts().get(2).lines())
                .containsExactly(new OpenItems.Line(
                        "卡口的未办结事项没有查出来，请到那里看。", Link.to("gate", "", cn.baodi.command.core.Filter.NONE)));
    }

    @Test
    void whatBothSignedIsKeptWithItsPageItsHashAndTheHeadOfTheChainBefore() {
        ward.handovers.note("明早回电 13812340000", null);
        ChainHead before = ledger.chainHead();

        Opened opened = ward.handovers.open(ward.signed()).orElseThrow();

        Handover signed = opened.handover();
        assertThat(opened.whole()).isTrue();
        assertThat(signed.chain()).isEqualTo(before.toString());
        assertThat(signed.content()).contains("交班：张值班", "接班：李强", "138****0000", signed.chain());
        assertThat(signed.pdf()).startsWith("%PDF".getBytes());
        assertThat(opened.parts().get(1).lines().get(0).text()).contains("13812340000");
        assertThat(ward.handovers.compose().notes()).isEmpty();
        assertThat(ledger.history("handover", signed.id()).get(0).action()).contains(signed.hash(), "张值班 交 李强");
    }

    @Test
    void noUndoTakesASignatureBackNorWhatWasSigned() {
        long note = ward.handovers.note("明早回电", null).seq();
        long id = ward.signed();

        assertThatThrownBy(ledger::undo).isInstanceOf(Failure.class); // the note is part of what is signed
        long seq = ledger.history("handover", id).get(0).seq();
        assertThatThrownBy(() -> ledger.takeBack(seq, "交接班"))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.key()).isEqualTo("undo.signed"));
        assertThat(ledger.builtUpon(note)).isNotEmpty();
        assertThat(ward.handovers.open(id).orElseThrow().whole()).isTrue();
    }

    @Test
    void whatComesToMindLaterIsAddedAndChangesNothing() {
        long id = ward.signed();
        String hash = ward.handovers.open(id).orElseThrow().handover().hash();

        ward.handovers.add(id, "钥匙在二楼");

        Opened opened = ward.handovers.open(id).orElseThrow();
        assertThat(opened.additions()).singleElement().satisfies(added -> {
            assertThat(added.content()).isEqualTo("钥匙在二楼");
            assertThat(added.writer()).isEqualTo("张值班");
            assertThat(added.writtenAt()).isEqualTo(TestDesk.NOW);
        });
        assertThat(opened.handover().hash()).isEqualTo(hash);
        assertThat(opened.whole()).isTrue();
        assertThat(ledger.undoable()).isEmpty();
        assertThat(ward.handovers.compose().notes()).isEmpty();
    }

    @Test
    void whatWasChangedInTheDatabaseIsFound() {
        long id = ward.signed();
        Handover signed = ward.handovers.open(id).orElseThrow().handover();

        ledger.write("改", batch -> batch.change(HandoverRepository.TABLE, signed, HandoverTest.byAnother(signed)));

        assertThat(ward.handovers.open(id).orElseThrow().whole()).isFalse();
    }

    @Test
    void theComingOfficerShowsHisOwnPasswordAndMayTakeOver() {
        ward.staffed();

        assertThat(ward.handovers.relieving()).containsExactly("李强");
        assertThat(ward.handovers.coming("李强", Ward.COMING.toCharArray()).name())
                .isEqualTo("李强");
        refused("handover.same", "王芳", Ward.GOING);
        refused("handover.role", "赵敏", Ward.COMING);
        for (int i = 0; i < 4; i++) {
            refused("keys.wrong", "李强", "falsch" + i);
        }
        assertThat(ward.handovers.wait("李强")).isPositive();
        refused("keys.wait", "李强", Ward.COMING);
        List<String> refusals = ward.desk
                .workbench()
                .database()
                .read(h -> h.createQuery("SELECT action FROM audit_batch WHERE kind = 'REFUSED'")
                        .mapTo(String.class)
                        .list());
        assertThat(refusals).hasSize(4).allMatch(action -> action.contains("李强"));
    }

    private void refused(String key, String name, String password) {
        assertThatThrownBy(() -> ward.handovers.coming(name, password.toCharArray()))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.key()).isEqualTo(key));
    }

    @Test
    void whoOnlyReadsNeitherNotesNorSigns() {
        ward.desk.signIn(Role.READER);

        assertThatThrownBy(() -> ward.handovers.note("不行", null)).isInstanceOf(Failure.class);
        Composed composed = ward.handovers.compose();
        assertThatThrownBy(() -> ward.handovers.sign(composed, composed.at(), Account.everything("李强")))
                .isInstanceOf(Failure.class);
        assertThat(ward.handovers.past()).isEmpty();
    }

    @Test
    void itSurvivesARecoveryFromBackupAndJournal() {
        ward.handovers.note("明早回电", null);
        ledger.backUp("备份");
        long id = ward.signed();
        ward.handovers.add(id, "钥匙在二楼");
        String hash = ward.handovers.open(id).orElseThrow().handover().hash();

        assertThat(ledger.check("自检", Progress.none()).differences()).isEmpty();
        assertThat(ledger.checkAudit(Progress.none()).differences()).isEmpty();
        ledger.makeAnew("重做");

        Opened opened = ward.handovers.open(id).orElseThrow();
        assertThat(opened.handover().hash()).isEqualTo(hash);
        assertThat(opened.whole()).isTrue();
        assertThat(opened.additions()).hasSize(1);
    }

    @Test
    void aShiftIsHandedOverUntilTwoHoursAfterItsEndUnlessItWas() {
        assertThat(ward.handovers.compose().shift()).isEqualTo(new DutyShift(LocalDate.of(2020, 2, 9), false));
        ward.close();

        ward = new Ward(folder.resolve("morning"), LocalDateTime.of(2020, 2, 10, 8, 20));
        DutyShift night = new DutyShift(LocalDate.of(2020, 2, 9), true);
        assertThat(ward.handovers.compose().shift()).isEqualTo(night);
        ward.signed();
        assertThat(ward.handovers.compose().shift()).isEqualTo(new DutyShift(LocalDate.of(2020, 2, 10), false));
        assertThat(ward.handovers.past())
                .singleElement()
                .satisfies(past -> assertThat(past.shift()).isEqualTo(night));
    }
}
