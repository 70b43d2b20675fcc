package cn.baodi.command.care;

import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;

/** The columns of the list of backups; it is only looked at. */
final class BackupSheet {
    private BackupSheet() {}

    static Sheet<BackupRow> of(CareWords words) {
        Texts texts = words.texts();
        return Sheet.<BackupRow>of("backups", texts)
                .derived("at", Types.MOMENT, 9, BackupRow::at)
                .derived("age", Types.TEXT, 7, BackupRow::age)
                .derived(
                        "why",
                        Types.TEXT,
                        9,
                        row -> row.isGood()
                                ? row.why()
                                : row.file().getFileName().toString())
                .derived("state", Types.TEXT, 8, row -> state(row, words))
                .derived(
                        "size",
                        Types.TEXT,
                        4,
                        row -> row.isGood() ? words.size(row.backup().note().bytes()) : "")
                .derived(
                        "tx",
                        Types.TEXT,
                        5,
                        row -> row.isGood()
                                ? String.valueOf(row.backup().note().journal().tx())
                                : "")
                .derived("place", Types.TEXT, 8, row -> texts.name(row.place()))
                .build((values, base) -> base);
    }

    private static String state(BackupRow row, CareWords words) {
        if (!row.isGood()) {
            return words.texts().get("state.damaged");
        }
        return row.checked() == null
                ? words.texts().get("state.verified")
                : words.texts().get("state.checked", words.moment(row.checked()));
    }
}
