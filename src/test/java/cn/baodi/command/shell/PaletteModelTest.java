package cn.baodi.command.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Hit;
import cn.baodi.command.ui.Command;
import cn.baodi.command.ui.SteppedBackground;
import cn.baodi.command.ui.TestDesk;
import cn.baodi.command.ui.Workbench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteModelTest {
    private final SteppedBackground background = new SteppedBackground();
    private FakeFeature units;
    private final List<String> chosen = new ArrayList<>();
    private TestDesk desk;
    private final Commands commands = new Commands();
    private PaletteModel model;

    @BeforeEach
    void open(@TempDir Path folder) {
        desk = new TestDesk(folder);
        units = new FakeFeature("unit", "单位", null);
        units.hits.add(new Hit("单位", "李家庄村", "新安镇", units.link()));
        units.hits.add(new Hit("单位", "小杜庄村", "方家庄镇", units.link()));
        Workbench base = desk.workbench();
        model = new PaletteModel(
                new Workbench(
                        base.database(),
                        base.ledger(),
                        base.clock(),
                        base.session(),
                        base.locale(),
                        background,
                        base.notices(),
                        base.exchange(),
                        base.open(),
                        base.look()),
                List.of(units),
                commands);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void enter() {
        model.whenAnswered(() -> model.groups().get().stream()
                .limit(1)
                .forEach(g -> chosen.add(g.lines().get(0).title())));
    }

    @Test
    void enterBeforeTheAnswerTakesNothingOfWhatStoodThereBefore() {
        model.query("李家庄");
        background.hold();
        model.query("小杜庄");
        enter();
        assertThat(chosen).isEmpty();
        background.release();
        assertThat(chosen).containsExactly("小杜庄村");
        enter();
        assertThat(chosen).containsExactly("小杜庄村", "小杜庄村");
    }

    @Test
    void anAreaThatCannotBeSearchedIsNamedAndNotTakenForEmpty() {
        units.failing = true;
        model.query("李家庄");
        assertThat(model.groups().get())
                .singleElement()
                .satisfies(group -> assertThat(group.lines()).singleElement().satisfies(line -> {
                    assertThat(line.title()).isEqualTo("单位没有读到");
                    assertThat(line.detail()).contains("不全", "没有变动");
                    assertThat(line.isDisabled()).isTrue();
                }));
        units.failing = false;
        model.query("李家");
        assertThat(model.groups().get()).flatExtracting(Found.Group::lines).noneMatch(Found::isDisabled);
    }

    @Test
    void typingOnForgetsAnEnter() {
        background.hold();
        model.query("李家庄");
        enter();
        model.query("小杜庄");
        background.release();
        assertThat(chosen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"朝霞街道", "cxjd", "zhaoxiajiedao"})
    void whatIsCalledJustSoComesFirst(String typed) {
        units.hits.clear();
        units.hits.add(new Hit("卡口", "朝霞街道西口卡口", "found by " + typed, units.link()));
        units.hits.add(new Hit("单位", "朝霞街道东村", "found by " + typed, units.link()));
        units.hits.add(new Hit("单位", "朝霞街道", "found by " + typed, units.link()));
        model.query(typed);
        assertThat(model.groups().get())
                .flatExtracting(Found.Group::lines)
                .extracting(Found::title)
                .containsExactly("朝霞街道", "朝霞街道东村", "朝霞街道西口卡口");
    }

    @ParameterizedTest
    @ValueSource(strings = {"疫情", "yiqing"})
    void aCommandThatIsCalledJustSoComesBeforeWhatOnlyBeginsLikeIt(String typed) {
        commands.add("前往", new Command("go.epidemic", "疫情", null, null, () -> {}));
        units.hits.clear();
        units.hits.add(new Hit("单位", "挹青路社区", "found by " + typed, units.link()));
        model.query(typed);
        assertThat(model.groups().get())
                .flatExtracting(Found.Group::lines)
                .extracting(Found::title)
                .containsExactly("疫情", "挹青路社区");
    }
}
