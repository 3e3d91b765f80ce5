package dev.kirikae.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads what was written, as somebody else would. */
final class Xml {

    private Xml() {}

    static Document parse(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        } catch (Exception e) {
            throw new AssertionError("not well-formed:\n" + text, e);
        }
    }

    static List<Element> all(Document document, String name) {
        List<Element> elements = new ArrayList<>();
        NodeList found = document.getElementsByTagName(name);
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    /** Every element with the names of its attributes, in document order. */
    static List<String> shape(Document document) {
        List<String> shape = new ArrayList<>();
        for (Element element : all(document, "*")) {
            StringBuilder line = new StringBuilder(element.getTagName());
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                line.append(' ').append(element.getAttributes().item(i).getNodeName());
            }
            shape.add(line.toString());
        }
        return shape;
    }
}
