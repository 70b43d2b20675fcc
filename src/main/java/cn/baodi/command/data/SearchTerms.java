package cn.baodi.command.data;

import java.util.List;

/** Finds rows by the terms that {@link Searchable} keeps of them. */
public final class SearchTerms {
    /** Among so many terms the closest are looked for: who types what thousands have sees some of them, and at once. */
    private static final int LOOKED_AT = 2000;

    private SearchTerms() {}

    /**
     * @param text the beginning of a name's part, its pinyin or initials, a part of a phone number, or a code
     * @return numbers of the rows, those whose term is closest to the text first
     */
    public static List<Long> find(Database database, String table, String text, int limit) {
        String from = Searchable.query(text);
        return database.read(handle -> handle.createQuery("""
                        SELECT row_id FROM (SELECT row_id, term FROM search_term
                            WHERE table_name = ? AND term >= ? AND term < ?
                            ORDER BY table_name, term FETCH FIRST ? ROWS ONLY)
                        GROUP BY row_id ORDER BY MIN(CHAR_LENGTH(term)), row_id FETCH FIRST ? ROWS ONLY""")
                .bind(0, table)
                .bind(1, from)
                .bind(2, from + '\uffff')
                .bind(3, LOOKED_AT)
                .bind(4, limit)
                .mapTo(Long.class)
                .list());
    }
}
