namespace GhostFaceNets.Fuzzing.Targets;

/// <summary>Every reader of strangers' files.</summary>
public static class FuzzTargets
{
    /// <summary>All, in the order in which <c>all</c> runs them.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        RecordIoTargets.Records,
        RecordIoTargets.RecordsAndIndex,
        RecordIoTargets.Index,
        RecordIoTargets.List,
        EvaluationTargets.Bin,
        EvaluationTargets.Pairs,
        EvaluationTargets.Landmarks,
        ResultTargets.PairList,
        ResultTargets.Scores,
        ResultTargets.Cmc,
        ResultTargets.ModelPoints,
        IjbTargets.FacePoints,
        IjbTargets.FaceTemplates,
        IjbTargets.TemplatePairs,
        IjbTargets.Gallery,
        NumpyTargets.Npy,
        NumpyTargets.Npz,
        NumpyTargets.FolderEmbeddings,
        ModelTargets.Safetensors,
        ModelTargets.Checkpoint,
        ModelTargets.Onnx,
        ModelTargets.Keras,
        MxnetTargets.Symbol,
        MxnetTargets.Parameters,
        RecipeTargets.Recipe,
        ListTargets.Attributes,
        ListTargets.ForeignInput,
        ListTargets.IjbEmbeddings,
        ListTargets.PictureList,
        ListTargets.History,
        PictureTargets.Jpeg,
        PictureTargets.Png,
        PictureTargets.WebpAndBmp,
    ];

    /// <summary>The one of a name.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static FuzzTarget Of(string name) => All.Single(target => target.Name == name);

    /// <summary>Words as the bytes of their UTF-8.</summary>
    internal static byte[][] Words(params ReadOnlySpan<string> words)
    {
        var bytes = new byte[words.Length][];
        for (var i = 0; i < words.Length; i++) bytes[i] = System.Text.Encoding.UTF8.GetBytes(words[i]);
        return bytes;
    }

    /// <summary>The bytes of a file that is written by its path.</summary>
    internal static byte[] Written(Action<string> write)
    {
        var file = Path.GetTempFileName();
        try
        {
            write(file);
            return File.ReadAllBytes(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
