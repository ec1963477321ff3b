namespace GhostFaceNets.Synthetic;

/// <summary>How somebody wears the hair.</summary>
public enum HairStyle
{
    /// <summary>None at all.</summary>
    Bald,

    /// <summary>A ring of hair round a bare top.</summary>
    Ring,

    /// <summary>A few millimetres all over.</summary>
    Cropped,

    /// <summary>Short with a parting.</summary>
    Parted,

    /// <summary>Brushed up.</summary>
    Quiff,

    /// <summary>Curls round the head.</summary>
    Curls,

    /// <summary>Chin-long with a fringe.</summary>
    Bob,

    /// <summary>Long, parted in the middle or at a side.</summary>
    Long,

    /// <summary>Long and wavy with a fringe.</summary>
    LongFringe,

    /// <summary>Drawn back tightly.</summary>
    DrawnBack,
}
