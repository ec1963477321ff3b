using GhostFaceNets.Imaging;
using GhostFaceNets.Inference;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Detection;

/// <summary>The YuNet network (W. Wu, H. Peng, S. Yu, 2023) as libfacedetection.train exports it: BGR 0..255 in; for the
/// strides 8, 16 and 32 and each cell a class score, an objectness score, a box and five points out.</summary>
internal sealed class YuNetNetwork : IDisposable
{
    private const int Multiple = 32;
    private static readonly int[] Strides = [8, 16, 32];

    private readonly IInferenceSession _session;
    private readonly Dictionary<string, int> _outputs;

    public YuNetNetwork(IInferenceSession session, string name)
    {
        _session = session;
        _outputs = session.Outputs.Select((output, index) => (output, index)).ToDictionary(pair => pair.output, pair => pair.index);
        var missing = Strides.SelectMany(stride => new[] { $"cls_{stride}", $"obj_{stride}", $"bbox_{stride}", $"kps_{stride}" }).Where(output => !_outputs.ContainsKey(output)).ToArray();
        if (missing.Length > 0 || session.InputExtents is not [_, 3, _, _])
        {
            throw new BadDataException(name, $"this is no YuNet face detector: it takes ({string.Join(", ", session.InputExtents)}) and gives {string.Join(", ", session.Outputs)}; expected (1, 3, height, width) and {string.Join(", ", missing.DefaultIfEmpty("cls_8 to kps_32"))}");
        }

        FixedHeight = session.InputExtents[2] > 0 ? session.InputExtents[2] : null;
        FixedWidth = session.InputExtents[3] > 0 ? session.InputExtents[3] : null;
    }

    /// <summary>The only height that the network takes, if it is so.</summary>
    public int? FixedHeight { get; }

    /// <summary>The only width that the network takes, if it is so.</summary>
    public int? FixedWidth { get; }

    /// <summary>All cells of a picture that reach a score, without suppression, in the picture's pixels.</summary>
    public IEnumerable<DetectedFace> Candidates(Picture picture, double scoreThreshold)
    {
        var height = FixedHeight ?? RoundUp(picture.Height);
        var width = FixedWidth ?? RoundUp(picture.Width);
        var outputs = _session.Run(Input(picture, width, height));
        return Strides.SelectMany(stride => Decode(outputs, stride, width / stride, scoreThreshold)).ToList();
    }

    public void Dispose() => _session.Dispose();

    private static int RoundUp(int extent) => (extent + Multiple - 1) / Multiple * Multiple;

    /// <summary>Planes B, G, R with the picture in the upper left corner and black beside it.</summary>
    private static FloatTensor Input(Picture picture, int width, int height)
    {
        var values = new float[3 * width * height];
        var plane = width * height;
        for (var row = 0; row < picture.Height; row++)
        {
            var from = picture.Pixels.AsSpan(3 * row * picture.Width, 3 * picture.Width);
            var blue = values.AsSpan(row * width, picture.Width);
            var green = values.AsSpan(plane + (row * width), picture.Width);
            var red = values.AsSpan((2 * plane) + (row * width), picture.Width);
            for (var column = 0; column < blue.Length; column++)
            {
                (red[column], green[column], blue[column]) = (from[3 * column], from[(3 * column) + 1], from[(3 * column) + 2]);
            }
        }

        return new FloatTensor(new TensorShape(1, 3, height, width), values);
    }

    private IEnumerable<DetectedFace> Decode(IReadOnlyList<FloatTensor> outputs, int stride, int columns, double scoreThreshold)
    {
        float[] Values(string kind) => outputs[_outputs[$"{kind}_{stride}"]].Values;
        var (classes, objects, boxes, points) = (Values("cls"), Values("obj"), Values("bbox"), Values("kps"));
        for (var cell = 0; cell < classes.Length; cell++)
        {
            var score = Math.Sqrt(Math.Clamp(classes[cell], 0, 1) * Math.Clamp(objects[cell], 0, 1));
            if (!(score >= scoreThreshold)) continue;
            var (column, row) = (cell % columns, cell / columns);
            var box = boxes.AsSpan(4 * cell, 4);
            var (width, height) = (Math.Exp(box[2]) * stride, Math.Exp(box[3]) * stride);
            var (x, y) = ((column + box[0]) * stride, (row + box[1]) * stride);
            var numbers = new double[10];
            for (var at = 0; at < 10; at += 2)
            {
                numbers[at] = (column + points[(10 * cell) + at]) * (double)stride;
                numbers[at + 1] = (row + points[(10 * cell) + at + 1]) * (double)stride;
            }

            yield return new DetectedFace(new FaceBox(x - (width / 2), y - (height / 2), width, height), score, FaceLandmarks.From(numbers));
        }
    }
}
