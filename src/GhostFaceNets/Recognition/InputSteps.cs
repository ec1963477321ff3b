using GhostFaceNets.Imaging;
using GhostFaceNets.Inference;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Passes;
using GhostFaceNets.Networks.Quantization;

namespace GhostFaceNets.Recognition;

/// <summary>What the values are best rounded to that a model's layers read, found on faces ("static calibration").</summary>
public static class InputSteps
{
    /// <summary>Runs the faces through the model twice: to see between which ends each value lies, and how often where.</summary>
    /// <param name="model">The float32 model.</param>
    /// <param name="faces">Aligned faces of the model's input size; a hundred show what faces are like.</param>
    /// <param name="backend">What runs the network; it must let values in its middle out.</param>
    /// <param name="progress">Hears the number of runs so far, of two for each face.</param>
    /// <param name="cancellation">Stops between faces.</param>
    /// <returns>The steps of each of <see cref="QuantizeLayers.InputsOf"/>, with the least mean square of what rounding changes.</returns>
    public static IReadOnlyDictionary<string, ByteSteps> Measure(
        FaceModel model, IReadOnlyList<Picture> faces, IInferenceBackend backend, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(faces);
        ArgumentNullException.ThrowIfNull(backend);
        var network = FoldBatchNorm.Apply(model.Network);
        var values = QuantizeLayers.InputsOf(network);
        if (values.IsEmpty) return new Dictionary<string, ByteSteps>();
        using var session = backend.Open(new(network.Name, network.Nodes, values, network.Weights), new());
        var histograms = Array.ConvertAll([.. values], _ => new ValueHistogram());
        ForEach((histogram, part) => histogram.Widen(part), 0);
        ForEach((histogram, part) => histogram.Count(part), faces.Count);
        return values.Zip(histograms).ToDictionary(pair => pair.First, pair => pair.Second.Best());

        void ForEach(Action<ValueHistogram, float[]> look, int done)
        {
            var normalization = new InputNormalization(model.Card);
            var picture = new FloatTensor(new([1, .. network.Input.Shape.Extents]), new float[network.Input.Shape.Count]);
            foreach (var face in faces)
            {
                cancellation.ThrowIfCancellationRequested();
                normalization.Write(face, picture.Values);
                foreach (var (histogram, value) in histograms.Zip(session.Run(picture))) look(histogram, value.Values);
                progress?.Report(++done);
            }
        }
    }
}
