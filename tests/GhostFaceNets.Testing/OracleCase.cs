using GhostFaceNets.Formats.Numpy;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Testing;

/// <summary>A Keras file of random weights with pictures and the embeddings that an independent program computed.</summary>
/// <param name="Name">The folder's name, e.g. <c>v1_w0.5_s2</c>.</param>
/// <param name="Model">The .h5 file.</param>
/// <param name="Batch">The pictures, normalised, <c>(N, 3, H, W)</c>.</param>
/// <param name="Expected">One embedding per picture.</param>
public sealed record OracleCase(string Name, string Model, FloatTensor Batch, double[][] Expected)
{
    /// <summary>Reads all cases of the golden folder; the test is skipped if there is none.</summary>
    public static IReadOnlyList<OracleCase> All() => [.. Directory.GetDirectories(SharedFolder.Golden("oracle")).Order().Select(Read)];

    private static OracleCase Read(string folder)
    {
        var images = NpyFile.Read(Path.Combine(folder, "images.npy"));
        var expected = NpyFile.Read(Path.Combine(folder, "expected.npy"));
        var values = expected.ElementType == typeof(float)
            ? Array.ConvertAll(expected.Values<float>(), value => (double)value)
            : expected.Values<double>();
        return new(
            Path.GetFileName(folder),
            Path.Combine(folder, "model.h5"),
            Normalized(images.Values<byte>(), images.Shape[0], images.Shape[1], images.Shape[2]),
            [.. values.Chunk(expected.Shape[1])]);
    }

    /// <summary>Lays pixels <c>(N, H, W, 3)</c> of 0..255 out as <c>(N, 3, H, W)</c> of <c>(x - 127.5) / 128</c>.</summary>
    public static FloatTensor Normalized(byte[] pixels, int count, int height, int width)
    {
        var values = new float[pixels.Length];
        for (var n = 0; n < count; n++)
        for (var channel = 0; channel < 3; channel++)
        for (var at = 0; at < height * width; at++)
        {
            values[(n * 3 + channel) * height * width + at] = (pixels[(n * height * width + at) * 3 + channel] - 127.5f) / 128;
        }

        return new(new(count, 3, height, width), values);
    }
}
