package cn.baodi.command.broken.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.net.ServerSocket;
import javax.xml.parsers.DocumentBuilderFactory;

public class TrustingReader {
    ServerSocket open;
    net.lingala.zip4j.ZipFile zip;
    org.apache.batik.svggen.SVGGraphics2D drawing;

    Object read(InputStream in, ObjectMapper mapper) throws IOException, ClassNotFoundException {
        mapper.activateDefaultTyping(mapper.getPolymorphicTypeValidator());
        DocumentBuilderFactory.newInstance();
        return new ObjectInputStream(in).readObject();
    }
}
