package cn.baodi.command.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
 * What a voice reads out of a document (ISO 32000-1, 14.7): adds to the tree that the setter of HTML has made. A hundred
 * pages have twenty thousand cells, so what is added goes into an update behind it.
 */
final class TagTree {
    static final String HEADING = "TH";

    private final IncrementalUpdate update;
    private final PDStructureTreeRoot root;
    private final COSDictionary document;
    private final COSArray parents;
    private PDPage page;
    private List<Tag> marked;

    /** An element: of others, or of what is marked on a page. */
    final class Tag {
        private final COSName type;
        private final Tag parent;
        private final List<Tag> kids = new ArrayList<>();
        private final int number = update.add(this::write);
        private PDPage where;
        private int mark;

        private Tag(String type, Tag parent) {
            this.type = COSName.getPDFName(type);
            this.parent = parent;
        }

        /** A further one under this one. */
        Tag add(String kid) {
            Tag tag = new Tag(kid, this);
            kids.add(tag);
            return tag;
        }

        private void write(StringBuilder out) {
            out.append("<</S/").append(type.getName()).append("/P ");
            refer(out, parent == null ? IncrementalUpdate.number(document) : parent.number);
            if (type.getName().equals(HEADING)) {
                out.append("/A<</O/Table/Scope/Column>>");
            }
            if (where == null) {
                out.append("/K");
                refer(out, kids);
            } else {
                out.append("/Pg ");
                refer(out, IncrementalUpdate.number(where.getCOSObject()));
                out.append("/K ").append(mark);
            }
            out.append(">>");
        }
    }

    /** @throws IOException when the document has no such tree */
    TagTree(PDDocument made, IncrementalUpdate update) throws IOException {
        this.update = update;
        root = made.getDocumentCatalog().getStructureTreeRoot();
        if (root == null || root.getParentTree() == null) {
            throw new IOException("no tags");
        }
        COSBase kids = root.getK();
        document = (COSDictionary) (kids instanceof COSArray array ? array.getObject(0) : kids);
        parents = root.getParentTree().getCOSObject().getCOSArray(COSName.NUMS);
    }

    private static void refer(StringBuilder out, long number) {
        out.append(number).append(" 0 R");
    }

    private static void refer(StringBuilder out, List<Tag> tags) {
        out.append('[');
        for (Tag tag : tags) {
            refer(out, tag.number);
            out.append(' ');
        }
        out.append(']');
    }

    /** What is marked from now on stands on this page. */
    void turn(PDPage next) {
        page = next;
        List<Tag> onPage = new ArrayList<>();
        marked = onPage;
        int key = root.getParentTreeNextKey();
        page.setStructParents(key);
        parents.add(COSInteger.get(key));
        parents.add(IncrementalUpdate.reference(update.add(out -> refer(out, onPage))));
        root.setParentTreeNextKey(key + 1);
    }

    /** An element right under the document. */
    Tag add(String type) {
        Tag tag = new Tag(type, null);
        COSBase kids = document.getDictionaryObject(COSName.K);
        COSArray array = kids instanceof COSArray some ? some : new COSArray();
        if (kids != null && kids != array) {
            array.add(kids);
        }
        array.add(IncrementalUpdate.reference(tag.number));
        document.setItem(COSName.K, array);
        return tag;
    }

    /** What is written until the mark ends is the element's. Once for each element. */
    void begin(PDPageContentStream out, Tag tag) throws IOException {
        tag.where = page;
        tag.mark = marked.size();
        out.beginMarkedContent(tag.type, tag.mark);
        marked.add(tag);
    }

    /** What is written until the mark ends is no content: lines, numbers of pages, a heading said again. */
    static void ornament(PDPageContentStream out) throws IOException {
        out.beginMarkedContent(COSName.ARTIFACT);
    }
}
