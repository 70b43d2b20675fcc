package cn.baodi.command.data;

import cn.baodi.command.core.Derived;
import cn.baodi.command.core.Row;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A record as the row it is kept in, and that row as the text the audit keeps. */
final class Images {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Images() {}

    /** Column names in snake_case to plain values: strings, numbers, truth values, and times as ISO text. */
    static Map<String, Object> of(Row row) {
        Map<String, Object> image = new LinkedHashMap<>();
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            if (component.isAnnotationPresent(Derived.class)) {
                continue;
            }
            try {
                Object value = component.getAccessor().invoke(row);
                image.put(column(component.getName()), plain(value));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(component.toString(), e);
            }
        }
        return image;
    }

    private static Object plain(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
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
