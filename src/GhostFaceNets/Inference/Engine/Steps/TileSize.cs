namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A number that the compiler knows, so that it leaves out what a smaller tile has not.</summary>
internal interface ITileSize
{
    static abstract int Value { get; }

    /// <summary>Which of them has but a half, counted from 1; 0 is none.</summary>
    static abstract int Half { get; }
}

internal readonly struct One : ITileSize
{
    public static int Value => 1;

    public static int Half => 0;
}

internal readonly struct Two : ITileSize
{
    public static int Value => 2;

    public static int Half => 0;
}

internal readonly struct Three : ITileSize
{
    public static int Value => 3;

    public static int Half => 0;
}

internal readonly struct Four : ITileSize
{
    public static int Value => 4;

    public static int Half => 0;
}

internal readonly struct Five : ITileSize
{
    public static int Value => 5;

    public static int Half => 0;
}

internal readonly struct Eight : ITileSize
{
    public static int Value => 8;

    public static int Half => 0;
}

/// <summary>One less half of the last.</summary>
internal readonly struct LessHalf<TSize> : ITileSize
    where TSize : struct, ITileSize
{
    public static int Value => TSize.Value;

    public static int Half => TSize.Value;
}
