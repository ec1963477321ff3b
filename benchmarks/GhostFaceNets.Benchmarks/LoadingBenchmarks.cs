using BenchmarkDotNet.Attributes;
using GhostFaceNets.Imaging;
using GhostFaceNets.Synthetic;
using GhostFaceNets.Training.Data;
using GhostFaceNets.Training.Data.Augmentations;

/// <summary>From a JPEG file's bytes to the numbers that the network takes.</summary>
public class LoadingBenchmarks
{
    private const int Side = 112;
    private const int Batch = 64;
    private readonly float[] _planes = new float[3 * Side * Side];
    private readonly RandAugment _policy = new(magnitude: 5, layers: 2);
    private byte[] _file = [];
    private Picture _picture = null!;
    private DirectoryInfo _folder = null!;
    private BatchLoader _loader = null!;

    /// <summary>Draws people and writes them to a folder.</summary>
    [GlobalSetup]
    public void Begin()
    {
        _folder = Directory.CreateTempSubdirectory("ghostfacenets-");
        var drawn = new SyntheticSource(people: 16, images: 8, seed: 1);
        for (var i = 0; i < drawn.Count; i++)
        {
            PictureFile.WriteJpeg(Path.Combine(_folder.FullName, $"{drawn.PersonOf(i)}", $"{i}.jpg"), drawn.Read(i));
        }

        _picture = drawn.Read(0);
        _file = PictureEncoder.Jpeg(_picture, PictureFile.DefaultJpegQuality);
        var source = FolderSource.Open(_folder.FullName);
        var options = new LoaderOptions(Side, Seed: 1, new Augmentation(Flip: true, []), Threads: 1);
        _loader = new BatchLoader(source, new EpochSampler(source.Count, Batch, 1), options, (0, 0), int.MaxValue / source.Count);
    }

    /// <summary>Decodes a picture.</summary>
    [Benchmark]
    public Picture Decode() => PictureFile.Decode(_file, "benchmark");

    /// <summary>Two operations of RandAugment.</summary>
    [Benchmark]
    public Picture Augment()
    {
        var draws = RandomDraws.OfPicture(1, 0, 0);
        return _policy.Apply(_picture, ref draws);
    }

    /// <summary>Bytes to planes of floats, mirrored.</summary>
    [Benchmark]
    public void Planes() => FacePixels.Write(_picture, mirrored: true, _planes);

    /// <summary>64 mirrored pictures of a folder, read on one thread.</summary>
    [Benchmark]
    public FaceBatch? BatchOf64() => _loader.Next();

    /// <summary>Ends the thread and deletes the folder.</summary>
    [GlobalCleanup]
    public void End()
    {
        _loader.Dispose();
        _folder.Delete(recursive: true);
    }
}
