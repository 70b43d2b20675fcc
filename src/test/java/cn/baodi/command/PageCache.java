package cn.baodi.command;

import java.lang.reflect.Field;
import java.util.Map;
import org.h2.engine.Database;
import org.h2.mvstore.MVStore;

/** What H2 keeps of the files that are open in this process. It has no other way in from outside its connections. */
final class PageCache {
    private PageCache() {}

    /** Lets all pages go that can be read again. */
    static void empty() {
        try {
            for (Object holder : ((Map<?, ?>) field(Class.forName("org.h2.engine.Engine"), "DATABASES")
                            .get(null))
                    .values()) {
                Database database =
                        (Database) field(holder.getClass(), "database").get(holder);
                MVStore store = database == null ? null : database.getStore().getMvStore();
                if (store != null && !store.isClosed()) {
                    store.setCacheSize(store.getCacheSize());
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
