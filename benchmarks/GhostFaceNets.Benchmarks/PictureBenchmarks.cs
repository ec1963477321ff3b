using BenchmarkDotNet.Attributes;
using GhostFaceNets.Detection;
using GhostFaceNets.Imaging;

/// <summary>What is done to a photograph's pixels before networks see them, beside the decoding of its file.</summary>
public class PictureBenchmarks
{
    private const int Width = 1280;
    private const int Height = 960;
    private byte[] _file = [];
    private Picture _photograph = null!;
    private Picture _small = null!;
    private FaceLandmarks _landmarks = null!;

    /// <summary>Draws noise, of which a JPEG file keeps what is coarse.</summary>
    [GlobalSetup]
    public void Begin()
    {
        var random = new Random(1);
        var noise = new byte[3 * (Width / 8) * (Height / 8)];
        random.NextBytes(noise);
        _photograph = new Picture(Width / 8, Height / 8, noise).Resize(Width, Height);
        _small = _photograph.Resize(250, 250);
        _file = PictureEncoder.Jpeg(_photograph, PictureFile.DefaultJpegQuality);
        _landmarks = FaceLandmarks.From([.. FaceAlignment.Template.Points.SelectMany(point => new[] { (1.9 * point.X) + (.2 * point.Y) + 400, (1.9 * point.Y) - (.2 * point.X) + 300 })]);
    }

    /// <summary>The file's bytes to pixels.</summary>
    [Benchmark(Baseline = true)]
    public Picture Decode() => PictureFile.Decode(_file, "benchmark");

    /// <summary>A photograph as the detector takes it.</summary>
    [Benchmark]
    public Picture Shrink() => _photograph.Resize(640, 480);

    /// <summary>A small picture as the detector takes it.</summary>
    [Benchmark]
    public Picture Grow() => _small.Resize(640, 640);

    /// <summary>A face as networks take it.</summary>
    [Benchmark]
    public Picture Align() => FaceAlignment.Align(_photograph, _landmarks);
}
