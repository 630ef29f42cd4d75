package org.opencontextgraph.ingest.file.log;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an XML file, one after another.
 *
 * <p>A document type declaration ends the reading before anything in it is looked at: without one there are no entities to
 * expand or to fetch. Messages never quote the parser's, which may hold names from the file.
 */
final class XmlElements implements AutoCloseable {
    private static final int DEEPEST = 200;

    private final Intake intake;
    private final XMLStreamReader xml;
    private int depth;

    XmlElements(InputStream in, Intake intake) throws IOException {
        this.intake = intake;
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            this.xml = factory.createXMLStreamReader(new ElementLimit(in));
        } catch (XMLStreamException e) {
            throw broken(e, "the beginning");
        }
    }

    /** Goes to the next start or end of an element; false at the end of the document. */
    boolean next() throws IOException {
        try {
            while (true) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++depth > DEEPEST) {
                            throw new BrokenLogException(place(), "elements are nested deeper than " + DEEPEST);
                        }
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return true;
                    }
                    case XMLStreamConstants.END_DOCUMENT -> {
                        return false;
                    }
                    case XMLStreamConstants.DTD ->
                        throw intake.refused("the XML declares a document type (DTD), which is never read; remove it");
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new BrokenLogException(place(), "the XML refers to an entity that it cannot have");
                    default -> {
                        // text, comments and processing instructions between elements say nothing
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw broken(e, place());
        }
    }

    boolean isStart() {
        return xml.getEventType() == XMLStreamConstants.START_ELEMENT;
    }

    String name() {
        return xml.getLocalName();
    }

    /** How many elements are open, counting one that starts here and not one that ends here. */
    int depth() {
        return depth;
    }

    @Nullable
    String attribute(String name) throws IOException {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The text up to the end of this element, at most a little longer than a name may be. Ends at its end. */
    String text() throws IOException {
        StringBuilder text = new StringBuilder();
        int inside = depth;
        try {
            while (depth >= inside) {
                int token = xml.next();
                if (token == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                } else if (token == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                } else if ((token == XMLStreamConstants.CHARACTERS || token == XMLStreamConstants.CDATA)
                        && depth == inside
                        && text.length() <= Intake.LONGEST_NAME) {
                    text.append(xml.getText());
                }
            }
        } catch (XMLStreamException e) {
            throw broken(e, place());
        } catch (UncheckedStreamException e) {
            // text is parsed only when it is asked for, by a method that declares nothing
            throw broken(e, place());
        }
        return text.toString();
    }

    String place() {
        return "line " + xml.getLocation().getLineNumber();
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("the XML reader did not close", e);
        }
    }

    private static IOException broken(Exception e, String place) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                return io;
            }
            if (cause instanceof XMLStreamException wrapped && wrapped.getNestedException() instanceof IOException io) {
                return io;
            }
        }
        return new BrokenLogException(place, "the XML is malformed; what comes after this is not read");
    }
}
