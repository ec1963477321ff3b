using GhostFaceNets.Files;
using GhostFaceNets.Formats.Onnx.Schema;
using GhostFaceNets.Recognition;
using Google.Protobuf;

namespace GhostFaceNets.Formats.Onnx;

/// <summary>Face models as .onnx files (https://onnx.ai), weights inside, the model card as JSON in the metadata under
/// <c>ghostfacenets.card</c>. Input <c>(batch, 3, H, W)</c>, output <c>(batch, size)</c>, any batch.</summary>
public static class OnnxFile
{
    /// <summary>Writes a model. Weight decays are not part of the file.</summary>
    /// <exception cref="NotSupportedException">The network has a kind of node that ONNX files cannot hold.</exception>
    /// <exception cref="IOException">The file cannot be written; an old one is untouched.</exception>
    public static void Write(string path, FaceModel model)
    {
        var proto = ToProto(model);
        AtomicFile.Write(path, stream => proto.WriteTo(stream));
    }

    /// <summary>The bytes that <see cref="Write"/> would write.</summary>
    /// <exception cref="NotSupportedException">The network has a kind of node that ONNX files cannot hold.</exception>
    public static byte[] ToBytes(FaceModel model) => ToProto(model).ToByteArray();

    private static ModelProto ToProto(FaceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new ModelProto
        {
            IrVersion = OnnxFormat.IrVersion,
            OpsetImport = { new OperatorSetIdProto { Version = OnnxFormat.Opset } },
            ProducerName = "GhostFaceNets for .NET",
            ProducerVersion = typeof(OnnxFile).Assembly.GetName().Version!.ToString(3),
            Graph = OnnxWriter.Write(model.Network),
            MetadataProps = { new StringStringEntryProto { Key = OnnxFormat.CardKey, Value = ModelCardJson.Serialize(model.Card) } },
        };
    }
}
