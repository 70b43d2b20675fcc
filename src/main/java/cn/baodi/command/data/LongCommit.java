package cn.baodi.command.data;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.value.VersionedValue;
import org.slf4j.LoggerFactory;

/**
 * Ends a long transaction map by map. When H2 commits it turns every entry that was written into a committed one, in the
 * order of writing: for each row that is a dozen places all over the file, read and written once more. Here a map is
 * gone through once in the order of its keys. H2 has no door for it; what is done is what {@link TransactionStore} does,
 * with its own decisions, and readers see all or nothing by the same sign. Its commit then finds nothing left to do.
 */
final class LongCommit {
    /** So many entries of a map are remembered and not looked for. */
    private static final int FEW = 100;
    /** So many entries are read at a time: what is read must not be overwritten meanwhile, which H2 waits 45 s with. */
    private static final int AT_ONCE = 1000;

    private final TransactionStore store;
    private final int number;
    /** Where the number of the transaction begins in that of an entry's writing. */
    private final int numberAt;

    private final MVMap<Long, ?> log;
    private final AtomicReference<BitSet> committing;
    private final Field mapOf;
    private final Field keyOf;
    private final Method open;
    private final MVMap.DecisionMaker<VersionedValue<Object>> decision;
    private final Method about;

    @SuppressWarnings("unchecked")
    private LongCommit(Transaction transaction) throws ReflectiveOperationException {
        store = (TransactionStore) field(Transaction.class, "store").get(transaction);
        number = transaction.getId();
        numberAt = field(Transaction.class, "LOG_ID_BITS").getInt(null);
        log = ((MVMap<Long, ?>[]) field(TransactionStore.class, "undoLogs").get(store))[number];
        committing = (AtomicReference<BitSet>)
                field(TransactionStore.class, "committingTransactions").get(store);
        Class<?> record = Class.forName("org.h2.mvstore.tx.Record");
        mapOf = field(record, "mapId");
        keyOf = field(record, "key");
        open = TransactionStore.class.getDeclaredMethod("openMap", int.class);
        open.setAccessible(true);
        Class<?> maker = Class.forName("org.h2.mvstore.tx.CommitDecisionMaker");
        Constructor<?> make = maker.getDeclaredConstructor();
        make.setAccessible(true);
        decision = (MVMap.DecisionMaker<VersionedValue<Object>>) make.newInstance();
        about = maker.getDeclaredMethod("setUndoKey", long.class);
        about.setAccessible(true);
    }

    private static Field field(Class<?> of, String name) throws ReflectiveOperationException {
        Field field = of.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /**
     * Does the most of what {@code connection.commit()}, which must follow, would do.
     *
     * @return false where this H2 has other insides, so that its own commit does all
     */
    static boolean prepare(Connection connection) throws SQLException {
        LongCommit commit;
        try {
            SessionLocal session =
                    (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            commit = new LongCommit(session.getTransaction());
        } catch (ReflectiveOperationException e) {
            LoggerFactory.getLogger(LongCommit.class).warn("H2 commits in its own order", e);
            return false;
        }
        try {
            commit.run();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e); // half of it is done
        }
        return true;
    }

    private void run() throws ReflectiveOperationException {
        mark(true);
        try {
            Map<Integer, Part> parts = new HashMap<>();
            Cursor<Long, ?> writings = log.cursor(null);
            while (writings.hasNext()) {
                long writing = writings.next();
                Object record = writings.getValue();
                int id = mapOf.getInt(record);
                Part part = parts.get(id);
                if (part == null) {
                    part = new Part(map(id));
                    parts.put(id, part);
                }
                part.add(writing, keyOf.get(record));
            }
            for (Part part : parts.values()) {
                part.end();
            }
            log.clear();
        } finally {
            mark(false);
        }
    }

    /** From here on all that the transaction wrote counts as committed, for whoever begins to read. */
    private void mark(boolean yes) {
        committing.updateAndGet(before -> {
            BitSet after = (BitSet) before.clone();
            after.set(number, yes);
            return after;
        });
    }

    @SuppressWarnings("unchecked")
    private MVMap<Object, VersionedValue<Object>> map(int id) throws ReflectiveOperationException {
        return (MVMap<Object, VersionedValue<Object>>) open.invoke(store, id);
    }

    /** One entry as the transaction wrote it, for the last time or an earlier one. */
    private record Written(long writing, Object key) {}

    /** What was written to one map; null where the map is gone since. */
    private final class Part {
        private final MVMap<Object, VersionedValue<Object>> map;
        private final List<Written> few = new ArrayList<>();
        private boolean inOrder;
        private boolean whole;

        Part(MVMap<Object, VersionedValue<Object>> map) {
            this.map = map;
        }

        private boolean isGone() {
            return map == null || map.isClosed();
        }

        void add(long writing, Object key) throws ReflectiveOperationException {
            if (inOrder) {
                commit(new Written(writing, key));
            } else if (!whole && !isGone()) {
                few.add(new Written(writing, key));
                if (few.size() > FEW) {
                    decide();
                }
            }
        }

        /** To go through a map that is much larger than what was written would take longer than to look for that. */
        private void decide() throws ReflectiveOperationException {
            whole = map.sizeAsLong() <= log.sizeAsLong();
            inOrder = !whole;
            if (inOrder) {
                commitFew();
            }
        }

        void end() throws ReflectiveOperationException {
            if (whole && !isGone()) {
                goThrough();
            } else if (!isGone()) {
                commitFew();
            }
        }

        private void commitFew() throws ReflectiveOperationException {
            for (Written written : few) {
                commit(written);
            }
            few.clear();
        }

        private void goThrough() throws ReflectiveOperationException {
            Object from = null;
            boolean more = true;
            while (more) {
                List<Written> ours = new ArrayList<>();
                Cursor<Object, VersionedValue<Object>> entries = map.cursor(from);
                for (int i = 0; i < AT_ONCE && entries.hasNext(); i++) {
                    from = entries.next();
                    long writing = entries.getValue().getOperationId();
                    if (writing != 0 && writing >>> numberAt == number) {
                        ours.add(new Written(writing, from));
                    }
                }
                more = entries.hasNext();
                for (Written written : ours) {
                    commit(written);
                }
            }
        }

        private void commit(Written written) throws ReflectiveOperationException {
            about.invoke(decision, written.writing);
            map.operate(written.key, null, decision);
        }
    }
}
