package cn.baodi.command.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Objects written straight behind what PDFBox saves (ISO 32000-1, 7.5.6 to 7.5.8), for there are too many for its way of
 * doing it. Their numbers are taken before, so that either side can refer to the other.
 */
final class IncrementalUpdate {
    /** As PDFBox does it: a reader unpacks them all to find one. */
    private static final int PACKED_TOGETHER = 200;

    private static final int ENTRY_BYTES = 1 + Integer.BYTES + Short.BYTES;

    private final PDDocument document;
    private final int first;
    private final List<Consumer<StringBuilder>> objects = new ArrayList<>();

    /** @param document to which nothing but objects without numbers is added until it is saved */
    IncrementalUpdate(PDDocument document) {
        this.document = document;
        first = (int) document.getDocument().getHighestXRefObjectNumber() + 1;
    }

    /**
     * @param text writes the object in ASCII; asked when those of PDFBox have their numbers
     * @return its number
     */
    int add(Consumer<StringBuilder> text) {
        objects.add(text);
        return first + objects.size() - 1;
    }

    /** What stands for an added object among those of PDFBox. */
    static COSObject reference(int number) {
        return new COSObject((COSBase) null, new COSObjectKey(number, 0));
    }

    /** The number of an object of PDFBox, once it is saved. */
    static long number(COSBase object) {
        return object.getKey().getNumber();
    }

    /** The whole file. */
    byte[] save() throws IOException {
        document.getDocument().setHighestXRefObjectNumber(first + objects.size() - 1);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        document.save(file);
        if (!objects.isEmpty()) {
            append(file);
        }
        return file.toByteArray();
    }

    private void append(ByteArrayOutputStream file) throws IOException {
        COSDocument saved = document.getDocument();
        String previous = startOfTable(file.toByteArray());
        int firstPack = (int) saved.getHighestXRefObjectNumber() + 1;
        int packs = (objects.size() + PACKED_TOGETHER - 1) / PACKED_TOGETHER;
        ByteBuffer table = ByteBuffer.allocate((objects.size() + packs + 1) * ENTRY_BYTES);
        for (int i = 0; i < objects.size(); i++) {
            entry(table, 2, firstPack + i / PACKED_TOGETHER, i % PACKED_TOGETHER);
        }
        for (int i = 0; i < packs; i++) {
            entry(table, 1, file.size(), 0);
            pack(file, firstPack + i, i * PACKED_TOGETHER);
        }
        int start = file.size();
        entry(table, 1, start, 0);
        int last = firstPack + packs;
        COSDictionary trailer = saved.getTrailer();
        COSArray id = trailer.getCOSArray(COSName.ID);
        String about = "/Type/XRef/W[1 4 2]/Index[" + first + " " + objects.size() + " " + firstPack + " " + (packs + 1)
                + "]/Size " + (last + 1) + "/Prev " + previous + "/Root "
                + number(trailer.getCOSDictionary(COSName.ROOT)) + " 0 R/Info "
                + number(trailer.getCOSDictionary(COSName.INFO)) + " 0 R/ID[" + hex(id.get(0)) + hex(id.get(1)) + "]";
        stream(file, last, about, table.array());
        ascii(file, "startxref\n" + start + "\n%%EOF\n");
    }

    private static String startOfTable(byte[] file) {
        String end = new String(file, file.length - 40, 40, StandardCharsets.ISO_8859_1);
        return end.replaceAll("(?s).*startxref\\s+(\\d+).*", "$1");
    }

    private static void entry(ByteBuffer table, int type, int place, int index) {
        table.put((byte) type).putInt(place).putShort((short) index);
    }

    private static String hex(COSBase text) {
        return "<" + ((COSString) text).toHexString() + ">";
    }

    private void pack(ByteArrayOutputStream file, int number, int from) throws IOException {
        int to = Math.min(objects.size(), from + PACKED_TOGETHER);
        StringBuilder places = new StringBuilder();
        StringBuilder texts = new StringBuilder();
        for (int i = from; i < to; i++) {
            places.append(first + i).append(' ').append(texts.length()).append(' ');
            objects.get(i).accept(texts);
            texts.append('\n');
        }
        String about = "/Type/ObjStm/N " + (to - from) + "/First " + places.length();
        stream(file, number, about, places.append(texts).toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void stream(ByteArrayOutputStream file, int number, String about, byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater quick = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, quick)) {
            out.write(bytes);
        } finally {
            quick.end();
        }
        ascii(file, number + " 0 obj\n<<" + about + "/Filter/FlateDecode/Length " + packed.size() + ">>\nstream\n");
        packed.writeTo(file);
        ascii(file, "\nendstream\nendobj\n");
    }

    private static void ascii(ByteArrayOutputStream file, String text) {
        file.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
