package cn.baodi.command.feature.delivery;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Register;
import cn.baodi.command.feature.household.Household;
import cn.baodi.command.feature.household.HouseholdDirectory;
import cn.baodi.command.ui.RegisterController;
import cn.baodi.command.ui.Workbench;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What officers do with deliveries: one verb for each step of the chain. */
final class DeliveryController {
    /** What is ordered before this hour is due this evening, later orders tomorrow noon. */
    private static final int LAST_HOUR_FOR_TODAY = 16;

    private static final int EVENING = 18;
    private static final int NOON = 12;
    /** 李师傅 13800000000, in either order and with whatever between. */
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d\\s-]{4,}\\d");

    private static final Pattern STARS = Pattern.compile("(\\d+)\\s*(?:分|星|stars?)?[\\s,，.。:：]*(.*)", Pattern.DOTALL);

    private final Workbench workbench;
    private final Texts texts;
    private final HouseholdDirectory households;
    private final DeliveryRepository repository;
    private final RegisterController<Delivery> deliveries;

    DeliveryController(
            Workbench workbench,
            Texts texts,
            HouseholdDirectory households,
            DeliveryRepository repository,
            DeliveryView view,
            Register<Delivery> register) {
        this.workbench = workbench;
        this.texts = texts;
        this.households = households;
        this.repository = repository;
        deliveries = new RegisterController<>(workbench, view.deliveries(register, this));
    }

    RegisterController<Delivery> deliveries() {
        return deliveries;
    }

    /** What {@code link} means; one that names a household asks for a new delivery to it. */
    void show(Link link) {
        deliveries.show(link);
        String household = link.filter().chip("household");
        if (household != null) {
            workbench
                    .background()
                    .run(() -> households.find(Long.parseLong(household)), found -> found.ifPresent(this::order));
        }
    }

    private void order(Household household) {
        Map<String, String> cells = new HashMap<>();
        cells.put(
                "household",
                households.type().write(households.reference(household.id(), household.called(), household.unit())));
        if (household.needs() != null && !household.shielded()) {
            cells.put("goods", household.needs());
        }
        deliveries.add(cells);
    }

    /** A new delivery, wherever the officer is. */
    void order() {
        workbench.open().accept(new Link(DeliveryFeature.KEY, "", Filter.NONE, null));
        deliveries.add();
    }

    Map<String, String> expected() {
        LocalDateTime now = workbench.now();
        LocalDateTime due = now.getHour() < LAST_HOUR_FOR_TODAY
                ? now.toLocalDate().atTime(EVENING, 0)
                : now.toLocalDate().plusDays(1).atTime(NOON, 0);
        return Map.of("due", Types.MOMENT.write(due), "portions", "1");
    }

    /** A round goes to many households: the next one begins with what the last one got. */
    Map<String, String> next(Delivery stored) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("goods", stored.goods());
        cells.put("weight", stored.grams() == 0 ? "" : Types.JIN.write(stored.grams()));
        cells.put("portions", stored.portions() == 0 ? "" : Types.WHOLE.write(stored.portions()));
        cells.put("due", Types.MOMENT.write(stored.due()));
        cells.put("round", Types.TEXT.write(stored.round()));
        return cells;
    }

    /** Due, and not there. */
    boolean isOverdue(Delivery row) {
        return row.state().isOpen() && row.due().isBefore(workbench.now());
    }

    /** Why not every one of {@code rows} can go to {@code wanted} now, or null when each can. */
    String refusal(List<Delivery> rows, Delivery.State wanted) {
        List<Delivery> barred =
                rows.stream().filter(row -> !row.next().contains(wanted)).toList();
        if (barred.isEmpty()) {
            return null;
        }
        if (rows.size() > 1) {
            return texts.get("action.some", barred.size(), rows.size());
        }
        try {
            barred.get(0).allow(wanted);
            return texts.get("action.not");
        } catch (Refused refused) {
            return texts.problem(refused.problem());
        }
    }

    /** 派单: to the courier written in the card, else to the one that the officer names. */
    void dispatch(List<Delivery> rows) {
        boolean named = rows.stream().allMatch(r -> r.state() == Delivery.State.PENDING && r.courier() != null);
        if (named) {
            step(rows, "done.dispatch", row -> row.dispatch(row.courier(), row.courierPhone(), workbench.now()));
            return;
        }
        ask("dispatch", rows, said -> {
            Matcher number = NUMBER.matcher(Types.plain(said));
            String digits = number.find() ? number.group() : "";
            String name = Types.plain(said)
                    .replace(digits, "")
                    .replaceAll("[,，、;；]", "")
                    .strip();
            String phone = phone(digits);
            step(rows, "done.dispatch", row -> row.dispatch(name.isEmpty() ? null : name, phone, workbench.now()));
        });
    }

    /** @return null for "" */
    private static String phone(String digits) {
        try {
            return Types.PHONE.read(digits);
        } catch (Rejected e) {
            throw new Refused(e.at("courierPhone"));
        }
    }

    /** 接单. */
    void accept(List<Delivery> rows) {
        step(rows, "done.accept", row -> row.accept(workbench.now()));
    }

    /** 送达. */
    void deliver(List<Delivery> rows) {
        step(rows, "done.deliver", row -> row.deliver(workbench.now()));
    }

    /** 未送达, for the reason that the officer gives. */
    void fail(List<Delivery> rows) {
        ask("fail", rows, why -> step(rows, "done.fail", row -> row.fail(why, workbench.now())));
    }

    /** 取消, for the reason that the officer gives. */
    void cancel(List<Delivery> rows) {
        ask("cancel", rows, why -> step(rows, "done.cancel", row -> row.cancel(why, workbench.now())));
    }

    /** 评价: a digit, and a sentence behind it where one was said. */
    void rate(List<Delivery> rows) {
        ask("rate", rows, said -> {
            Matcher stars = STARS.matcher(Types.plain(said));
            if (!stars.matches() || stars.group(1).length() > 1) {
                throw new Refused(Problem.of("rating", "delivery.stars", Delivery.BEST));
            }
            String note = stars.group(2).isBlank() ? null : stars.group(2).strip();
            int rating = Integer.parseInt(stars.group(1));
            step(rows, "done.rate", row -> row.rate(rating, note, workbench.now()));
        });
    }

    private void ask(String step, List<Delivery> rows, Consumer<String> then) {
        workbench.notices().ask(texts.get("action." + step), texts.get("ask." + step, called(rows)), said -> {
            try {
                then.accept(said);
            } catch (Refused refused) {
                refuse(refused.problem());
            }
        });
    }

    private String called(List<Delivery> rows) {
        return rows.size() == 1 ? DeliverySheet.called(rows.get(0)) : texts.get("done.several", rows.size());
    }

    private void step(List<Delivery> rows, String done, UnaryOperator<Delivery> step) {
        Map<Long, Delivery> after = new HashMap<>();
        for (Delivery row : rows) {
            Delivery stepped = step.apply(row);
            if (!stepped.problems().isEmpty()) {
                refuse(stepped.problems().get(0));
                return;
            }
            after.put(row.id(), stepped);
        }
        deliveries.each(
                rows,
                texts.get(done, called(rows)),
                (batch, row) -> repository.change(batch, row, after.get(row.id())));
    }

    private void refuse(Problem problem) {
        workbench.notices().failure(new Failure("refused", texts.problem(problem)));
    }
}
