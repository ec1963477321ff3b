namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A number that the compiler knows, so that it leaves out what a smaller tile has not.</summary>
internal interface ITileSize
{
    static abstract int Value { get; }
}

internal readonly struct One : ITileSize
{
    public static int Value => 1;
}

internal readonly struct Two : ITileSize
{
    public static int Value => 2;
}

internal readonly struct Three : ITileSize
{
    public static int Value => 3;
}

internal readonly struct Four : ITileSize
{
    public static int Value => 4;
}

internal readonly struct Eight : ITileSize
{
    public static int Value => 8;
}
