package cn.baodi.command.data;

import cn.baodi.command.core.Session;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A process of its own that writes until it is killed, and says on its output what was confirmed. */
final class Writing {
    private Writing() {}

    /** @param args the folder, and how many rows a write has */
    public static void main(String[] args) {
        Database database = new Database(Path.of(args[0]));
        Ledger ledger = new Ledger(database, Clock.systemDefaultZone(), new Session("王芳"));
        ledger.searchable(List.of(Sample.SEARCHABLE));
        database.open(List.of("cn/baodi/command/data/V1__sample.sql"));
        int rows = Integer.parseInt(args[1]);
        long last = database.<Long>read(h -> h.createQuery("SELECT COALESCE(MAX(id), 0) FROM sample")
                .mapTo(Long.class)
                .one());
        System.out.println("open " + last);
        for (long n = last / rows; ; n++) {
            long batchNumber = n;
            ledger.write("写入 " + n, batch -> {
                for (int i = 0; i < rows; i++) {
                    batch.add("sample", Sample.of("第" + batchNumber + "批" + i, (int) batchNumber));
                }
            });
            System.out.println("saved " + (n + 1) * rows);
            System.out.flush();
        }
    }
}
