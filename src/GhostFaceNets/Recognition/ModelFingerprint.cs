using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Recognition;

/// <summary>Tells models apart by what decides their embeddings, wherever their files lie.</summary>
internal static class ModelFingerprint
{
    /// <summary>SHA-256 of the weights and of how pictures are brought to the network's range, in hexadecimal.</summary>
    public static string Of(FaceModel model)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var card = model.Card;
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{model.Network.Name} {model.Network.Nodes.Length} {card.InputMean:R} {card.InputScale:R} {card.ColourOrder}\n")));
        foreach (var foreign in model.Network.Nodes.OfType<ForeignNetwork>()) hash.AppendData(Encoding.UTF8.GetBytes(foreign.Digest));
        foreach (var (name, weight) in model.Network.Weights.OrderBy(weight => weight.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(MemoryMarshal.AsBytes(weight.Values.AsSpan()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
