package cn.baodi.command.handover;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Link;
import cn.baodi.command.core.Texts;
import cn.baodi.command.handover.HandoverModel.Entry;
import cn.baodi.command.handover.HandoverModel.Kind;
import cn.baodi.command.handover.HandoverModel.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens on the screen, without one. */
class HandoverControllerTest {
    @TempDir
    Path folder;

    private Ward ward;
    private HandoverModel model;
    private HandoverController controller;
    private String entered = "";
    private String hindrance;

    @BeforeEach
    void open() {
        ward = new Ward(folder);
        model = new HandoverModel();
        controller = controller();
    }

    private HandoverController controller() {
        Texts texts = Texts.of(Texts.CHINESE, HandoverFeature.class);
        return new HandoverController(ward.desk.workbench(), texts, ward.handovers, model, new Relief() {
            @Override
            public Optional<String> hindrance() {
                return Optional.ofNullable(hindrance);
            }

            @Override
            public void enter(cn.baodi.command.core.Account coming, long handover) {
                entered = coming.name();
            }
        });
    }

    @AfterEach
    void close() {
        ward.close();
    }

    private Entry note() {
        return model.entries.stream()
                .filter(entry -> entry.kind() == Kind.NOTE)
                .findFirst()
                .orElse(null);
    }

    @Test
    void aNoteIsListedAtOnceAndTakenAwayWithAReason() {
        controller.refresh();
        controller.note("明早回电", Link.to("gate", "gates", 7), () -> {});
        assertThat(note().text()).isEqualTo("明早回电");

        controller.open(note());
        assertThat(ward.desk.opened).containsExactly(Link.to("gate", "gates", 7));

        controller.retire(note());
        assertThat(note()).isNull();
        assertThat(ward.desk.said).contains("为什么去掉？");
    }

    @Test
    void anUndoneNoteIsGone() {
        controller.refresh();
        controller.note("记错了", null, () -> {});
        ward.desk.workbench().ledger().undo();
        assertThat(note()).isNull();
    }

    @Test
    void aNoteThatSaysNothingIsRefusedBesideTheField() {
        controller.refresh();
        boolean[] cleared = new boolean[1];
        controller.note("  ", null, () -> cleared[0] = true);
        assertThat(model.noteProblem.get()).isEqualTo("这一项还空着，必须填写。");
        assertThat(cleared[0]).isFalse();
    }

    @Test
    void whatTheGoingOfficerSignedStaysAsItIsUntilTheComingOneSigns() {
        controller.refresh();
        controller.hand();
        ward.open = 9;
        controller.refresh();
        assertThat(model.entries).anyMatch(entry -> entry.text().contains("未办结的配送（2 条）"));

        controller.take("李强", new char[0]);

        assertThat(entered).isEqualTo("李强");
        assertThat(model.opened.get().whole()).isTrue();
        assertThat(model.entries).anyMatch(entry -> entry.text().contains("未办结的配送（2 条）"));
        assertThat(model.past).hasSize(1);
        assertThat(model.opened.get().handover().proven()).isFalse();
    }

    @Test
    void aSignatureAloneIsTakenBackAndNothingIsKept() {
        controller.refresh();
        controller.hand();
        controller.takeBack();
        controller.take("李强", new char[0]);
        assertThat(entered).isEmpty();
        assertThat(ward.handovers.past()).isEmpty();
    }

    @Test
    void aWrongPasswordSaysSoAndHowLongToWait() {
        ward.staffed();
        controller.refresh();
        controller.hand();
        controller.take("李强", "falsch".toCharArray());
        assertThat(model.problem.get()).isEqualTo("没有签字：接班人的账号或口令不对。请看看大小写和输入法再试。");
        for (int i = 0; i < 4; i++) {
            controller.take("李强", "falsch".toCharArray());
        }
        assertThat(model.problem.get()).matches("请过 \\d+ 秒再试。");

        char[] right = Ward.COMING.toCharArray();
        controller.take("李强", right);
        assertThat(entered).isEmpty();
        assertThat(right).containsOnly('\0');
    }

    @Test
    void nobodyAndOneselfCannotTakeOver() {
        controller.refresh();
        controller.hand();
        controller.take(" ", new char[0]);
        assertThat(model.problem.get()).isEqualTo("还没有选接班人。");
        controller.take("张值班", new char[0]);
        assertThat(model.problem.get()).contains("不能是交班的本人");
        assertThat(ward.handovers.past()).isEmpty();
    }

    @Test
    void longWorkIsWaitedFor() {
        hindrance = "正在导入";
        controller.refresh();
        controller.hand();
        controller.take("李强", new char[0]);
        assertThat(model.problem.get()).isEqualTo("正在导入");
        assertThat(ward.handovers.past()).isEmpty();
    }

    @Test
    void whatCannotBeLoadedIsSaidAndTriedAgain() {
        ward.desk.workbench().database().close();
        controller.refresh();
        assertThat(model.state.get()).isEqualTo(State.FAILED);
        assertThat(model.failure.get()).startsWith("没有汇总出来。");
    }

    @Test
    void thereIsMoreThanIsListedAndTheListIsOneKeyAway() {
        ward.open = 4321;
        controller.refresh();
        Entry more = model.entries.get(model.entries.size() - 1);
        assertThat(more.text()).isEqualTo("另有 4121 条，打开那里的列表看。");
        controller.open(more);
        assertThat(ward.desk.opened)
                .singleElement()
                .satisfies(link -> assertThat(link.id()).isNull());
    }

    @Test
    void whatIsNotWhatWasSignedIsSaidAndDoesNotLeave() {
        long id = ward.signed();
        ward.desk.workbench().ledger().write("改", batch -> {
            Handover signed = ward.handovers.open(id).orElseThrow().handover();
            batch.change(HandoverRepository.TABLE, signed, HandoverTest.byAnother(signed));
        });

        controller.show(id);

        assertThat(model.opened.get().whole()).isFalse();
        assertThat(controller.leaving()).isNull();
        assertThat(ward.desk.said).contains("没有打印或导出：这份交接与签字时不一致。请用签字当时的打印件。");
    }

    @Test
    void aSavedPageIsTheOneThatWasSignedAndTheAuditKnowsIt() throws Exception {
        controller.refresh();
        controller.hand();
        controller.take("李强", new char[0]);
        ward.desk.chosen = folder.resolve("sheet");

        new Leaving(ward.desk.workbench(), Texts.of(Texts.CHINESE, HandoverFeature.class)).save(controller.leaving());

        assertThat(folder.resolve("sheet.pdf"))
                .hasBinaryContent(model.opened.get().handover().pdf());
        List<String> exports = ward.desk
                .workbench()
                .database()
                .read(h -> h.createQuery("SELECT action FROM audit_batch WHERE kind = 'EXPORT'")
                        .mapTo(String.class)
                        .list());
        assertThat(exports)
                .singleElement()
                .satisfies(action -> assertThat(action).contains("2020年2月9日白班", "sheet.pdf", "SHA-256"));
    }
}
