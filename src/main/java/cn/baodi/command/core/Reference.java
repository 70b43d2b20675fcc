package cn.baodi.command.core;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of another register: its number and what people call it. Two are equal when they mean the same row.
 *
 * @param label may be "" where only the number is known
 */
public record Reference(long id, String label) {
    public Reference {
        label = label == null ? "" : label.strip();
    }

    /** The reference to a row whose number is {@code id}, or null for null. */
    public static Reference of(Long id, String label) {
        return id == null ? null : new Reference(id, label);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reference that && that.id == id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    /**
     * A column that refers to another register, written as name and code: 大白镇西口卡口 K0001. A text with the code is
     * read without asking anybody: whether there is such a row, and whether it is called that, is for the write to say.
     *
     * @param prefix of the code, such as K
     * @param digits the code's least digits
     * @param find the rows that a text without a code means
     * @param suggest what a picker offers for a part of a text, best first
     */
    public static Type<Reference> type(
            String prefix,
            int digits,
            Function<String, List<Reference>> find,
            Function<String, List<Reference>> suggest) {
        return new Referring(prefix, Types.code(prefix, digits), find, suggest);
    }

    private static final class Referring implements Type<Reference> {
        private final Type<Long> code;
        private final Pattern coded;
        private final Function<String, List<Reference>> find;
        private final Function<String, List<Reference>> suggest;

        Referring(
                String prefix,
                Type<Long> code,
                Function<String, List<Reference>> find,
                Function<String, List<Reference>> suggest) {
            this.code = code;
            this.find = find;
            this.suggest = suggest;
            coded = Pattern.compile("(?:(.*)\\s)?(" + prefix + "\\d{1,18})", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        }

        @Override
        public Kind kind() {
            return Kind.REFERENCE;
        }

        @Override
        public String write(Reference value) {
            return value == null ? "" : (value.label + " " + code.write(value.id)).strip();
        }

        @Override
        public Reference read(String typed) throws Rejected {
            String text = PlainText.brief(typed);
            if (text == null) {
                return null;
            }
            Matcher known = coded.matcher(text);
            if (known.matches()) {
                Reference reference = new Reference(code.read(known.group(2)), known.group(1));
                String written = write(reference);
                if (written.length() > text.length()) {
                    PlainText.brief(written); // K7 is written K0007, which may be too long now
                }
                return reference;
            }
            List<Reference> found = find.apply(text);
            if (found.isEmpty()) {
                throw new Rejected("reference.unknown", text);
            }
            if (found.size() > 1) {
                throw new Rejected(
                        "reference.ambiguous",
                        text,
                        String.join("、", found.stream().map(this::write).toList()));
            }
            return found.get(0);
        }

        @Override
        public List<Reference> suggest(String part) {
            return suggest.apply(part);
        }
    }
}
