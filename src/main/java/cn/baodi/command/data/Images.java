package cn.baodi.command.data;

import cn.baodi.command.core.Derived;
import cn.baodi.command.core.Row;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Method;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A record as the row it is kept in, and that row as the text the audit keeps. */
final class Images {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A component that is stored. */
    private record Part(String column, Method accessor) {}

    /** Found out once a type: a bulk load asks a million times. */
    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> !component.isAnnotationPresent(Derived.class))
                    .map(component -> new Part(column(component.getName()), component.getAccessor()))
                    .toList();
        }
    };

    private Images() {}

    /** Column names in snake_case to plain values: strings, numbers, truth values, and times as ISO text. */
    static Map<String, Object> of(Row row) {
        Map<String, Object> image = new LinkedHashMap<>();
        for (Part part : PARTS.get(row.getClass())) {
            try {
                image.put(part.column, plain(part.accessor.invoke(row)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(part.column, e);
            }
        }
        return image;
    }

    private static Object plain(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof LocalDateTime moment) {
            return moment.truncatedTo(ChronoUnit.MICROS).toString(); // as fine as the database keeps it
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    static String column(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    static String json(Map<String, Object> image) {
        try {
            return image == null ? null : JSON.writeValueAsString(image);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, Object> parse(String json) {
        try {
            return json == null ? null : JSON.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
