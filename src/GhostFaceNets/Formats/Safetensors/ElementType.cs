namespace GhostFaceNets.Formats.Safetensors;

/// <summary>How an element type is called in the file, how wide it is, and which .NET type holds it.</summary>
internal sealed record ElementType(SafetensorsType Type, string Name, int Size, Type Element)
{
    public static readonly ElementType[] All =
    [
        new(SafetensorsType.Float32, "F32", sizeof(float), typeof(float)),
        new(SafetensorsType.Float64, "F64", sizeof(double), typeof(double)),
        new(SafetensorsType.Int32, "I32", sizeof(int), typeof(int)),
        new(SafetensorsType.Int64, "I64", sizeof(long), typeof(long)),
        new(SafetensorsType.UInt8, "U8", sizeof(byte), typeof(byte)),
        new(SafetensorsType.Bool, "BOOL", sizeof(bool), typeof(bool)),
    ];

    public static ElementType? Find(string name) => All.FirstOrDefault(type => type.Name == name);

    public static ElementType Of(Type element) => All.FirstOrDefault(type => type.Element == element)
        ?? throw new ArgumentException($"Safetensors files hold no elements of type {element.Name} here.");

    public static ElementType Of(SafetensorsType type) => All[(int)type];
}
