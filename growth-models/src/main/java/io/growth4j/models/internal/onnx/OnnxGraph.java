package io.growth4j.models.internal.onnx;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tribuo.Tribuo;

/**
 * Builds an ONNX graph node by node, in 32-bit floats. Values are known by their names; every method returns that of what
 * it makes. Written with the protocol classes that Tribuo brings. Not thread-safe.
 */
public final class OnnxGraph {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 13;
    private static final int ML_OPSET = 3;
    private static final String ML = "ai.onnx.ml";
    private static final String ROWS = "rows";

    private final OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder();
    private final Set<String> inputs = new LinkedHashSet<>();
    private int count;

    /** An input of one float or text per row; asking twice gives the same input. */
    public String input(String name, String meaning, boolean text) {
        if (inputs.add(name)) {
            graph.addInput(value(name, text ? OnnxMl.TensorProto.DataType.STRING : OnnxMl.TensorProto.DataType.FLOAT)
                    .setDocString(meaning));
        }
        return name;
    }

    private static OnnxMl.ValueInfoProto.Builder value(String name, OnnxMl.TensorProto.DataType type) {
        OnnxMl.TensorShapeProto shape = OnnxMl.TensorShapeProto.newBuilder()
                .addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimParam(ROWS))
                .addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(1))
                .build();
        return OnnxMl.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.TypeProto.newBuilder()
                        .setTensorType(OnnxMl.TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape)));
    }

    /** Numbers in rows of equal length. */
    public String matrix(int rows, double... values) {
        OnnxMl.TensorProto.Builder tensor = tensor(OnnxMl.TensorProto.DataType.FLOAT, rows, values.length / rows);
        Arrays.stream(values).forEach(value -> tensor.addFloatData((float) value));
        return constant(tensor);
    }

    /** Whole numbers. */
    public String whole(int... values) {
        OnnxMl.TensorProto.Builder tensor = tensor(OnnxMl.TensorProto.DataType.INT64, values.length);
        Arrays.stream(values).forEach(tensor::addInt64Data);
        return constant(tensor);
    }

    private static OnnxMl.TensorProto.Builder tensor(OnnxMl.TensorProto.DataType type, long... shape) {
        OnnxMl.TensorProto.Builder tensor = OnnxMl.TensorProto.newBuilder().setDataType(type.getNumber());
        Arrays.stream(shape).forEach(tensor::addDims);
        return tensor;
    }

    private String constant(OnnxMl.TensorProto.Builder tensor) {
        String name = "constant " + count++;
        graph.addInitializer(tensor.setName(name));
        return name;
    }

    /** A node of the standard operators. */
    public String node(String operator, List<String> from, OnnxAttribute... attributes) {
        return node("", operator, from, attributes);
    }

    /** A node of the operators of machine learning. */
    public String learned(String operator, List<String> from, OnnxAttribute... attributes) {
        return node(ML, operator, from, attributes);
    }

    private String node(String domain, String operator, List<String> from, OnnxAttribute... attributes) {
        String name = operator + " " + count++;
        OnnxMl.NodeProto.Builder node = OnnxMl.NodeProto.newBuilder()
                .setDomain(domain)
                .setOpType(operator)
                .setName(name)
                .addAllInput(from)
                .addOutput(name);
        for (OnnxAttribute attribute : attributes) {
            node.addAttribute(attribute.toProto());
        }
        graph.addNode(node);
        return name;
    }

    /** The bytes of the model with one output, called by the given name. */
    public byte[] toBytes(String result, String output, Map<String, String> about) {
        graph.addNode(OnnxMl.NodeProto.newBuilder()
                .setOpType("Identity")
                .setName(output)
                .addInput(result)
                .addOutput(output));
        graph.addOutput(value(output, OnnxMl.TensorProto.DataType.FLOAT)).setName("growth4j");
        List<OnnxMl.StringStringEntryProto> entries = new ArrayList<>();
        new TreeMap<>(about)
                .forEach((key, text) -> entries.add(OnnxMl.StringStringEntryProto.newBuilder()
                        .setKey(key)
                        .setValue(text)
                        .build()));
        return OnnxMl.ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("growth4j, Tribuo " + Tribuo.VERSION)
                .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .addOpsetImport(
                        OnnxMl.OperatorSetIdProto.newBuilder().setDomain(ML).setVersion(ML_OPSET))
                .addAllMetadataProps(entries)
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    /** One attribute of a node: exactly one of the lists is filled, or the number is meant. */
    public static final class OnnxAttribute {
        private final OnnxMl.AttributeProto proto;

        private OnnxAttribute(OnnxMl.AttributeProto.Builder proto) {
            this.proto = proto.build();
        }

        public static OnnxAttribute of(String name, long value) {
            return new OnnxAttribute(
                    named(name, OnnxMl.AttributeProto.AttributeType.INT).setI(value));
        }

        public static OnnxAttribute texts(String name, List<String> values) {
            return new OnnxAttribute(named(name, OnnxMl.AttributeProto.AttributeType.STRINGS)
                    .addAllStrings(values.stream().map(ByteString::copyFromUtf8).toList()));
        }

        public static OnnxAttribute longs(String name, List<Long> values) {
            return new OnnxAttribute(
                    named(name, OnnxMl.AttributeProto.AttributeType.INTS).addAllInts(values));
        }

        public static OnnxAttribute floats(String name, List<Float> values) {
            return new OnnxAttribute(
                    named(name, OnnxMl.AttributeProto.AttributeType.FLOATS).addAllFloats(values));
        }

        private static OnnxMl.AttributeProto.Builder named(String name, OnnxMl.AttributeProto.AttributeType type) {
            return OnnxMl.AttributeProto.newBuilder().setName(name).setType(type);
        }

        private OnnxMl.AttributeProto toProto() {
            return proto;
        }
    }
}
