package cn.baodi.command.core;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences of the report in an office's own words: {@code report-texts.properties} in the data folder, in UTF-8, for
 * English {@code report-texts_en.properties}. A line is {@code delivery.report.none=…} for the sentence {@code
 * report.none} of the deliveries, and so for what they check, warn of and list as open; {@code report.plans.none=…} is
 * {@code plans.none} of the report itself. What is wrong in a line is told with its number, and the sentence stays as it
 * is shipped.
 */
public final class Rewording {
    private static final String REPORT = "report";
    private static final Pattern LINE = Pattern.compile("\\s*([\\w.]+?)\\s*[=＝](.*)", Pattern.DOTALL);
    private static final Pattern AREA = Pattern.compile("([a-z]+)\\.((?:report|check|alert|open)\\.[\\w.]+)");
    private static final Pattern PLACE_HOLDER = Pattern.compile("\\{\\d}");
    private static final Pattern BRACE = Pattern.compile("[{}].{0,4}");
    /** Formats and the numerals of headings: no sentences, and a wrong one would stop the report. */
    private static final Set<String> FORMATS = Set.of("date", "numerals");

    private static final int LONGEST = 500;
    private static final long LARGEST = 256 << 10;

    private final Map<String, Map<String, String>> byPackage = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Locale locale;

    /**
     * A line that is not taken.
     *
     * @param line from 1; 0 for the whole file
     * @param why key in core's texts
     */
    public record Fault(String file, int line, String why, List<Object> args) {
        /** In the officer's words. */
        public String text(Locale locale) {
            Texts texts = Texts.of(locale, Rewording.class);
            return texts.get("rewording.fault", file, line, texts.get(why, args.toArray()));
        }
    }

    private Rewording(Locale locale) {
        this.locale = locale;
    }

    /** What stands in a data folder; nothing where there is no such file. */
    public static Rewording read(Path folder, Locale locale) {
        Rewording rewording = new Rewording(locale);
        String name = locale.equals(Texts.ENGLISH) ? "report-texts_en.properties" : "report-texts.properties";
        Path file = folder.resolve(name);
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            rewording.read(file, name);
        }
        return rewording;
    }

    private void read(Path file, String name) {
        try {
            if (Files.size(file) > LARGEST) {
                faults.add(new Fault(name, 0, "rewording.large", List.of(LARGEST >> 10)));
                return;
            }
            int number = 0;
            for (byte[] bytes : lines(Files.readAllBytes(file))) {
                number++;
                line(name, number, bytes);
            }
        } catch (IOException e) {
            faults.add(new Fault(name, 0, "rewording.unreadable", List.of()));
        }
    }

    private static List<byte[]> lines(byte[] all) {
        List<byte[]> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (byte b : all) {
            if (b == '\n') {
                lines.add(line.toByteArray());
                line.reset();
            } else {
                line.write(b);
            }
        }
        lines.add(line.toByteArray());
        return lines;
    }

    private void line(String file, int number, byte[] bytes) {
        String line;
        try {
            line = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replace("\uFEFF", "")
                    .strip();
        } catch (CharacterCodingException e) {
            faults.add(new Fault(file, number, "rewording.charset", List.of()));
            return;
        }
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            faults.add(new Fault(file, number, "rewording.shape", List.of()));
            return;
        }
        take(file, number, parts.group(1), parts.group(2).strip());
    }

    private void take(String file, int number, String typed, String text) {
        Matcher area = AREA.matcher(typed);
        boolean isOfArea = area.matches() && !area.group(1).equals(REPORT);
        String place = isOfArea ? "feature." + area.group(1) : REPORT;
        String key = isOfArea ? area.group(2) : typed.substring(typed.indexOf('.') + 1);
        String shipped = isOfArea || typed.startsWith(REPORT + ".") ? shipped(place, key) : null;
        if (shipped == null || FORMATS.contains(key)) {
            faults.add(new Fault(file, number, "rewording.unknown", List.of(typed)));
            return;
        }
        if (text.isEmpty() || text.length() > LONGEST) {
            faults.add(new Fault(file, number, "rewording.length", List.of(typed, LONGEST)));
            return;
        }
        Matcher holders = PLACE_HOLDER.matcher(text);
        while (holders.find()) {
            if (!shipped.contains(holders.group())) {
                faults.add(new Fault(file, number, "rewording.holder", List.of(typed, holders.group())));
                return;
            }
        }
        Matcher brace = BRACE.matcher(holders.reset().replaceAll(""));
        if (brace.find()) {
            faults.add(new Fault(file, number, "rewording.brace", List.of(typed, brace.group())));
            return;
        }
        Map<String, String> own = byPackage.computeIfAbsent(place, p -> new HashMap<>());
        if (own.putIfAbsent(key, text) != null) {
            faults.add(new Fault(file, number, "rewording.twice", List.of(typed)));
        }
    }

    /** The sentence as it is shipped, or null where there is none. */
    private String shipped(String place, String key) {
        try {
            var bundle = Texts.bundle(locale, root() + place, Rewording.class.getClassLoader());
            return bundle.containsKey(key) ? bundle.getString(key) : null;
        } catch (MissingResourceException e) {
            return null;
        }
    }

    private static String root() {
        String own = Rewording.class.getPackageName();
        return own.substring(0, own.lastIndexOf('.') + 1);
    }

    /** The texts beside {@code anchor}, with what is reworded of them. */
    public Texts of(Class<?> anchor) {
        String name = anchor.getPackageName();
        String place = name.startsWith(root()) ? name.substring(root().length()) : name;
        return Texts.of(locale, anchor, byPackage.getOrDefault(place, Map.of()));
    }

    /** The lines that are not taken, in order. */
    public List<Fault> faults() {
        return List.copyOf(faults);
    }
}
