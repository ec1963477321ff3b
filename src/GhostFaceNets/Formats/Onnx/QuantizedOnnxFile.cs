using GhostFaceNets.Files;
using GhostFaceNets.Networks.Passes;
using GhostFaceNets.Networks.Quantization;
using GhostFaceNets.Recognition;
using Google.Protobuf;

namespace GhostFaceNets.Formats.Onnx;

/// <summary>Writes face models with kernels in float16 or INT8: half or about a quarter of the file. Any program that runs ONNX runs them, since
/// the file holds the operators (Cast, DequantizeLinear) that make float32 of the kernels; <see cref="OnnxFile"/> reads them into float32.</summary>
public static class QuantizedOnnxFile
{
    /// <summary>Writes a model for use, not for training on: its batch norms are folded into the layers before them. Results and calibrated
    /// thresholds are left out of the card, because they were measured with other weights; the card names the type.</summary>
    /// <param name="path">The .onnx file; it appears when it is complete.</param>
    /// <param name="model">A model with float32 weights.</param>
    /// <param name="type">The type of the kernels.</param>
    /// <param name="keep">Names of kernels that stay float32, beside those of <see cref="WeightPlan.Of"/>.</param>
    /// <param name="inputs">To compute in whole numbers, what the values are rounded to that layers read, as <see cref="InputSteps"/> measures
    /// it; only with INT8 kernels. The layers whose kernels stay float32 stay as they are.</param>
    /// <returns>Which kernels were stored in the type.</returns>
    /// <exception cref="NotSupportedException">The model's weights went through a smaller type before or are no numbers, or the network
    /// has a kind of node that ONNX files cannot hold.</exception>
    /// <exception cref="IOException">The file cannot be written; an old one is untouched.</exception>
    public static WeightPlan Write(string path, FaceModel model, WeightType type, IReadOnlyCollection<string>? keep = null, IReadOnlyDictionary<string, ByteSteps>? inputs = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Card.Weights != WeightType.Float32)
        {
            throw new NotSupportedException($"The model's weights have been through {model.Card.Weights.ToString().ToLowerInvariant()} already; take the model that they were made from.");
        }

        if (inputs is not null && type != WeightType.Int8) throw new ArgumentException("Whole numbers are multiplied with INT8 kernels only.", nameof(inputs));
        var network = FoldBatchNorm.Apply(model.Network);
        if (inputs is not null) network = QuantizeLayers.Apply(network, inputs, keep);
        var plan = WeightPlan.Of(network, type, keep);
        var card = model.Card with { Weights = type, Results = new Dictionary<string, double>(), Thresholds = [] };
        var proto = OnnxFile.ToProto(new(network, card), plan);
        AtomicFile.Write(path, stream => proto.WriteTo(stream));
        return plan;
    }
}
