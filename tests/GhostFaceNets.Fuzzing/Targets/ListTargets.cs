using GhostFaceNets.Evaluation.Groups;
using GhostFaceNets.Evaluation.Ijb;
using GhostFaceNets.Formats.Numpy;
using GhostFaceNets.Recognition.Foreign;
using GhostFaceNets.Training.Data;
using GhostFaceNets.Training.Runs;

namespace GhostFaceNets.Fuzzing.Targets;

/// <summary>Lists and descriptions that people hand on: attributes, inputs of models, embeddings, pictures, histories.</summary>
internal static class ListTargets
{
    private static readonly byte[][] JsonWords = FuzzTargets.Words("null", "[]", "{}", "[", "]", "{", "}", ",", ":", "true", "\"\"", "1e999", "-1", "// \n");
    private static readonly byte[][] CsvWords = FuzzTargets.Words(",", "\n", "\r\n", "\"", "\"\"", "\0", "\ufeff", ",,");
    private static readonly byte[][] ArrayWords = FuzzTargets.Words("'<f4'", "'<f8'", "'<i8'", "'|b1'", "'<U3'", "'|O'", "(1, 4)", "(0,)", "(2, 2)", "embs", ".npy");

    /// <summary>Attributes of people and pictures.</summary>
    public static FuzzTarget Attributes { get; } = new(
        "attributes",
        "attributes.csv",
        ["person,age,\"glasses, or none\"\nada,30,1\nbob,,0\n"u8.ToArray(), "picture,light\nada/1.jpg,\"a \"\"b\"\"\"\n"u8.ToArray()],
        path => AttributeTable.Read(path))
    {
        Words = CsvWords,
    };

    /// <summary>How a foreign model wants its pictures.</summary>
    public static FuzzTarget ForeignInput { get; } = new(
        "model-input",
        "model.onnx.json",
        ["""{"colour_order": "BGR", "mean": [104, 117, 123], "std": 1, "input_size": 112}"""u8.ToArray()],
        path => ForeignInputFile.Find(Path.ChangeExtension(path, null)))
    {
        Words = JsonWords,
    };

    /// <summary>Embeddings of an IJB release.</summary>
    public static FuzzTarget IjbEmbeddings { get; } = new(
        "ijb-embeddings",
        "embeddings.npz",
        [FuzzTargets.Written(path => NpzFile.Write(path, [new("embs", NumpyArray.Of([3, 2], new float[6])), new("embs_f", NumpyArray.Of([3, 2], new float[6]))]))],
        path => new IjbEmbeddingFile(path, 3).Read().Count())
    {
        Words = ArrayWords,
    };

    /// <summary>Lists of pictures to train on.</summary>
    public static FuzzTarget PictureList { get; } = new(
        "picture-list",
        "list.npz",
        [FuzzTargets.Written(new FaceList(["a.jpg", "b.jpg"], [0, 1], new(2, 2, new float[4])).Write)],
        path => FaceList.Read(path))
    {
        Words = [.. ArrayWords, .. FuzzTargets.Words("image_names", "image_classes", "embeddings")],
    };

    /// <summary>Histories of training.</summary>
    public static FuzzTarget History { get; } = new("history", "history.json", ["""{"loss": [1.5, null, 0.25], "lr": [0.1]}"""u8.ToArray()], path => TrainingHistory.Read(path))
    {
        Words = JsonWords,
    };
}
