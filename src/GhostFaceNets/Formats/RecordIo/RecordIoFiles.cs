namespace GhostFaceNets.Formats.RecordIo;

/// <summary>How the files of a packed data set are called.</summary>
internal static class RecordIoFiles
{
    public const string Records = "train.rec";

    public const string List = "train.lst";

    public const string Property = "property";

    /// <summary>One part of several.</summary>
    public static string Shard(int shard) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"train_{shard:0000}.rec");
}
