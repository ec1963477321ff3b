namespace GhostFaceNets.Formats.Numpy;

/// <summary>How numpy calls a type of numbers, how wide it is, and which .NET type holds it.</summary>
internal sealed record NumpyType(string Name, int Size, Type Element)
{
    private static readonly NumpyType[] All =
    [
        new("<f2", sizeof(ushort), typeof(Half)),
        new("<f4", sizeof(float), typeof(float)),
        new("<f8", sizeof(double), typeof(double)),
        new("<i4", sizeof(int), typeof(int)),
        new("<i8", sizeof(long), typeof(long)),
        new("|u1", sizeof(byte), typeof(byte)),
        new("|b1", sizeof(bool), typeof(bool)),
        new("<U", sizeof(int), typeof(string)),
    ];

    public static NumpyType? Of(Type element) => All.FirstOrDefault(type => type.Element == element);

    public static NumpyType? OfNumbers(string name) =>
        All.FirstOrDefault(type => type.Element != typeof(string) && type.Name == name);
}
