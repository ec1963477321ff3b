using System.Text;
using GhostFaceNets.Formats.Numpy;

namespace GhostFaceNets.Fuzzing.Targets;

/// <summary>Numpy's files.</summary>
internal static class NumpyTargets
{
    private static readonly byte[][] HeaderWords = FuzzTargets.Words(
        "'descr': '<f4'", "'fortran_order': True", "'shape': (2, 3)", "'|O'", "'<U3'", "'|S2'", "'>f8'", "'<f2'", "'|b1'", "'|u1'", "'<i8'", "()", "(0,)", ",", "{", "}", "(1L,)");

    private static readonly byte[][] Arrays =
    [
        Npy1("<f4", false, "(2, 3)", 24),
        Npy1("<f8", true, "(3, 2)", 48),
        Npy1("<U3", false, "(2,)", 24),
        Npy1("|S2", true, "(2, 2)", 8),
        Npy1("|b1", false, "(4,)", 4),
        Npy1("<i8", false, "()", 8),
        Npy1("<f2", false, "(0, 5)", 0),
    ];

    /// <summary>Files of one array.</summary>
    public static FuzzTarget Npy { get; } = new("npy", "array.npy", Arrays, path => NpyFile.Read(path)) { Words = HeaderWords };

    /// <summary>Zips of arrays.</summary>
    public static FuzzTarget Npz { get; } = new("npz", "arrays.npz", Zips(), path => NpzFile.Read(path))
    {
        Words = [.. HeaderWords, .. FuzzTargets.Words("PK\u0003\u0004", "PK\u0001\u0002", "PK\u0005\u0006", "PK\u0006\u0006", ".npy", "embs.npy")],
    };

    /// <summary>The embeddings of a folder's faces.</summary>
    public static FuzzTarget FolderEmbeddings { get; } = new("embeddings", "faces.npz", [Faces()], path => Evaluation.Folders.FolderEmbeddings.Read(path))
    {
        Words = [.. HeaderWords, .. FuzzTargets.Words("embs", "imm_classes", "filenames", ".npy")],
    };

    private static byte[] Npy1(string type, bool fortran, string shape, int data)
    {
        var header = $"{{'descr': '{type}', 'fortran_order': {fortran}, 'shape': {shape}, }}\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), .. Enumerable.Range(0, data).Select(at => (byte)(type[1] == 'U' ? 0 : at % 2))];
    }

    private static byte[][] Zips() => [.. ((bool[])[false, true]).Select(compress => FuzzTargets.Written(path => NpzFile.Write(
        path, [new("embs", NumpyArray.Of([3, 2], new float[6])), new("names", NumpyArray.Of([2], (string[])["ada", "bob"]))], compress)))];

    private static byte[] Faces() => FuzzTargets.Written(path => new Evaluation.Folders.FolderEmbeddings(
        new(3, 2, [1, 0, 0, 1, 1, 1]), [0, 0, 1], ["ada/1.jpg", "ada/2.jpg", "bob/1.jpg"]).Write(path));
}
