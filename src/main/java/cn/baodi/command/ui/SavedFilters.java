package cn.baodi.command.ui;

import cn.baodi.command.core.Row;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Register;
import java.util.ArrayList;
import java.util.List;

/** The filters of a register that are kept by name, with how many rows each leaves now. Used on the JavaFX thread. */
final class SavedFilters<T extends Row> {
    private final Workbench workbench;
    private final Register<T> register;
    private final RegisterModel<T> model;
    private final Texts texts;

    SavedFilters(Workbench workbench, Register<T> register, RegisterModel<T> model) {
        this.workbench = workbench;
        this.register = register;
        this.model = model;
        texts = workbench.texts(SavedFilters.class);
    }

    private String key() {
        return "filters." + register.sheet().key();
    }

    void read() {
        workbench
                .background()
                .run(
                        () -> workbench
                                .ledger()
                                .kept(key(), RegisterModel.SavedFilters.class)
                                .map(RegisterModel.SavedFilters::filters)
                                .orElse(List.of()),
                        model.saved::setAll);
    }

    /** Counts them anew, for when their list is opened. */
    void count() {
        List<RegisterModel.Saved> saved = List.copyOf(model.saved);
        workbench
                .background()
                .run(
                        () -> saved.stream()
                                .map(s -> new RegisterModel.Saved(
                                        s.name(),
                                        s.filter(),
                                        register.repository().count(s.filter())))
                                .toList(),
                        model.saved::setAll,
                        failure -> {});
    }

    /** Keeps the filter that is set now under a name that is asked for. */
    void save() {
        workbench.notices().ask(texts.get("saved.save"), texts.get("saved.name"), name -> {
            List<RegisterModel.Saved> all = new ArrayList<>(model.saved);
            all.removeIf(s -> s.name().equals(name));
            all.add(new RegisterModel.Saved(name, model.filter.get(), -1));
            keep(all);
        });
    }

    void forget(RegisterModel.Saved saved) {
        List<RegisterModel.Saved> all = new ArrayList<>(model.saved);
        all.remove(saved);
        keep(all);
    }

    private void keep(List<RegisterModel.Saved> all) {
        workbench
                .background()
                .run(
                        () -> {
                            workbench.ledger().keep(key(), new RegisterModel.SavedFilters(all));
                            return all;
                        },
                        model.saved::setAll);
    }
}
