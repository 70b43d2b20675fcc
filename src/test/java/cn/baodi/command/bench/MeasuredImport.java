package cn.baodi.command.bench;

import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Row;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.FileImport;
import cn.baodi.command.exchange.ImportOptions;
import cn.baodi.command.exchange.Imported;
import java.nio.file.Path;
import java.util.Locale;

/** Imports a list as the verb and the wizard do, in a Java of its own: its heap is the limit. */
public final class MeasuredImport {
    private MeasuredImport() {}

    /** @param args folder, sheet, file */
    public static void main(String[] args) throws Exception {
        try (Post post = new Post(Path.of(args[0]))) {
            post.addUnits();
            Register<Row> register = post.register(args[1]);
            FileImport files = new FileImport(post.ledger, Locale.SIMPLIFIED_CHINESE);
            Imported[] done = new Imported[1];
            double took = Ratios.time(
                    () -> done[0] = files.read(register, Path.of(args[2]), ImportOptions.USUAL, Progress.none()));
            System.out.printf(Locale.ROOT, "took %.1f%n", took);
            System.out.println("stored " + done[0].stored());
        }
    }
}
