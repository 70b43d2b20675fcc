package cn.baodi.command.report;

import java.io.IOException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;

/**
 * What a voice reads out of a document (ISO 32000-1, 14.7): adds to the tree that the setter of HTML has made. Made of bare
 * dictionaries, since a hundred pages have twenty thousand cells.
 */
final class TagTree {
    private static final COSName TABLE = COSName.getPDFName("Table");
    private static final COSName SCOPE = COSName.getPDFName("Scope");
    private static final COSName COLUMN = COSName.getPDFName("Column");
    private static final COSName HEADING = COSName.getPDFName("TH");

    private final PDStructureTreeRoot root;
    private final COSDictionary document;
    private final COSArray parents;
    private PDPage page;
    private COSArray marked;

    /** @throws IOException when the document has no such tree */
    TagTree(PDDocument made) throws IOException {
        root = made.getDocumentCatalog().getStructureTreeRoot();
        if (root == null || root.getParentTree() == null) {
            throw new IOException("no tags");
        }
        COSBase kids = root.getK();
        document = (COSDictionary) (kids instanceof COSArray array ? array.getObject(0) : kids);
        parents = root.getParentTree().getCOSObject().getCOSArray(COSName.NUMS);
    }

    /** What is marked from now on stands on this page. */
    void turn(PDPage next) {
        page = next;
        marked = new COSArray();
        int key = root.getParentTreeNextKey();
        page.setStructParents(key);
        parents.add(COSInteger.get(key));
        parents.add(marked);
        root.setParentTreeNextKey(key + 1);
    }

    /** An element right under the document. */
    COSDictionary element(String type) {
        return element(COSName.getPDFName(type), document);
    }

    COSDictionary element(COSName type, COSDictionary parent) {
        COSDictionary element = new COSDictionary();
        element.setItem(COSName.S, type);
        element.setItem(COSName.P, parent);
        if (type.equals(HEADING)) {
            COSDictionary coverage = new COSDictionary();
            coverage.setDirect(true);
            coverage.setItem(COSName.O, TABLE);
            coverage.setItem(SCOPE, COLUMN);
            element.setItem(COSName.A, coverage);
        }
        COSBase kids = parent.getDictionaryObject(COSName.K);
        if (kids instanceof COSArray array) {
            array.add(element);
        } else {
            COSArray array = new COSArray();
            if (kids != null) {
                array.add(kids);
            }
            array.add(element);
            parent.setItem(COSName.K, array);
        }
        return element;
    }

    /** What is written until the mark ends is the element's. Once for each element. */
    void begin(PDPageContentStream out, COSDictionary element) throws IOException {
        element.setItem(COSName.PG, page);
        element.setInt(COSName.K, marked.size());
        out.beginMarkedContent(element.getCOSName(COSName.S), marked.size());
        marked.add(element);
    }

    /** What is written until the mark ends is no content: lines, numbers of pages, a heading said again. */
    static void ornament(PDPageContentStream out) throws IOException {
        out.beginMarkedContent(COSName.ARTIFACT);
    }
}
