package cn.baodi.command.core;

import java.util.List;

/**
 * Something wrong with one field of what was entered or imported. Shown beside the field, never thrown.
 *
 * @param field key of the column it stands at, or "" for the record as a whole
 * @param key text key without its {@code problem.} prefix; the sentence says what is wrong and what is expected
 * @param args what fills the sentence
 */
public record Problem(String field, String key, List<Object> args) {
    public static Problem of(String field, String key, Object... args) {
        return new Problem(field, key, List.of(args));
    }
}
