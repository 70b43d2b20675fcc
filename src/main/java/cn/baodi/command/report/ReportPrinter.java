package cn.baodi.command.report;

import cn.baodi.command.core.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.print.Doc;
import javax.print.DocFlavor;
import javax.print.PrintException;
import javax.print.PrintService;
import javax.print.PrintServiceLookup;
import javax.print.SimpleDoc;
import javax.print.attribute.HashPrintRequestAttributeSet;
import javax.print.attribute.PrintRequestAttributeSet;
import javax.print.attribute.standard.JobName;
import javax.print.attribute.standard.MediaSizeName;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.printing.PDFPageable;

/**
 * Sends a finished report to one of the system's printers. The system's own print dialog needs an AWT screen, so the
 * console shows the list itself. All of it may take seconds: not on the JavaFX thread.
 */
public final class ReportPrinter {
    private ReportPrinter() {}

    /** One printer of the system, by the name under which officers know it. */
    public record Printer(PrintService service) {
        @Override
        public String toString() {
            return service.getName();
        }
    }

    /** The default printer first; empty where none is installed. */
    public static List<Printer> printers() {
        PrintService usual = PrintServiceLookup.lookupDefaultPrintService();
        List<Printer> printers = new ArrayList<>();
        if (usual != null) {
            printers.add(new Printer(usual));
        }
        Arrays.stream(PrintServiceLookup.lookupPrintServices(null, null))
                .filter(service -> !service.equals(usual))
                .map(Printer::new)
                .forEach(printers::add);
        return printers;
    }

    /**
     * Prints on A4. A printer that reads PDF gets the file as it is, which is quick and exact; the others get drawn
     * pages.
     *
     * @throws Failure when the printer does not take it
     */
    public static void print(byte[] pdf, Printer printer, String title) {
        PrintRequestAttributeSet wishes = new HashPrintRequestAttributeSet();
        wishes.add(MediaSizeName.ISO_A4);
        wishes.add(new JobName(title, null));
        PrintService service = printer.service();
        try {
            if (service.isDocFlavorSupported(DocFlavor.BYTE_ARRAY.PDF)) {
                print(service, new SimpleDoc(pdf, DocFlavor.BYTE_ARRAY.PDF, null), wishes);
                return;
            }
            try (PDDocument document = Loader.loadPDF(pdf)) {
                PDFPageable pages = new PDFPageable(document);
                print(service, new SimpleDoc(pages, DocFlavor.SERVICE_FORMATTED.PAGEABLE, null), wishes);
            }
        } catch (PrintException | IOException e) {
            throw new Failure(e, "printer.refused", printer);
        }
    }

    private static void print(PrintService service, Doc doc, PrintRequestAttributeSet wishes) throws PrintException {
        service.createPrintJob().print(doc, wishes);
    }
}
