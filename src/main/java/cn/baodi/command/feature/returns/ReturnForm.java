package cn.baodi.command.feature.returns;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Register;
import cn.baodi.command.feature.returns.DailyReturn.Item;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.ui.Exchange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** 报送表: what a town fills in for its villages, as a workbook that reads back without mapping, and on paper. */
final class ReturnForm {
    private final FormRepository repository;
    private final Register<DailyReturn> register;
    private final Deadline deadline;
    private final UnitDirectory units;
    private final Texts texts;

    ReturnForm(FormRepository repository, Deadline deadline, UnitDirectory units, Texts texts) {
        this.repository = repository;
        this.deadline = deadline;
        this.units = units;
        this.texts = texts;
        register = new Register<>(ReturnSheet.form(texts, units), repository, Sort.up("unit"));
    }

    static Filter of(Unit town, LocalDate day) {
        return ReturnCharts.on(day).chip("unit", town.id().toString());
    }

    /** The rows of a form with the headings of the register; only to be written to a file. */
    Register<DailyReturn> register() {
        return register;
    }

    /** The same on A4. Queries. */
    Exchange.Paper paper(Unit town, LocalDate day) {
        List<String> headings = new ArrayList<>(List.of(texts.get("returns.unit")));
        List<Boolean> numeric = new ArrayList<>(List.of(false));
        for (Item item : Item.values()) {
            headings.add(texts.get("returns." + item.key()));
            numeric.add(true);
        }
        headings.add(texts.get("returns.note"));
        numeric.add(false);
        List<List<String>> rows = repository.rows(of(town, day)).stream()
                .map(row -> Stream.of(
                                Stream.of(units.name(row.unit())),
                                Stream.of(Item.values()).map(item -> Types.WHOLE.write(item.of(row))),
                                Stream.of(""))
                        .flatMap(cells -> cells)
                        .toList())
                .toList();
        return new Exchange.Paper(
                texts.get("form.title"),
                texts.get("form.left", town.name(), Types.DATE.write(day)),
                texts.get("form.right", deadline.time().toString()),
                texts.get("form.heading"),
                List.of(
                        new ReportPart.Sentence(texts.get("form.howto")),
                        new ReportPart.Listing("", headings, numeric, rows)),
                List.of(texts.get("form.filledBy"), texts.get("form.phone"), texts.get("form.checkedBy")),
                ReturnRepository.TABLE,
                texts.get("form.file", town.name(), Types.DATE.write(day)));
    }
}
