namespace GhostFaceNets.Formats.RecordIo;

/// <summary>Which part of a record this is. A record whose content holds the magic at a word's place is cut there.</summary>
internal enum RecordPartKind
{
    /// <summary>The whole record.</summary>
    Whole,

    /// <summary>The first of several parts.</summary>
    First,

    /// <summary>Neither the first nor the last.</summary>
    Middle,

    /// <summary>The last of several parts.</summary>
    Last,
}
