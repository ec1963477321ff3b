using System.Text;
using GhostFaceNets.Evaluation.Verification;

namespace GhostFaceNets.Fuzzing.Targets;

/// <summary>Files of evaluation: pickled pairs, lists of pairs, landmarks.</summary>
internal static class EvaluationTargets
{
    /// <summary>Evaluation .bin files: pickles. Whatever a pickle says, it is data.</summary>
    public static FuzzTarget Bin { get; } = new("bin", "set.bin", Pickles(), path => VerificationBin.Read(path))
    {
        Words =
        [
            .. FuzzTargets.Words(
                "cos\nsystem\n", "cposix\nsystem\n", "cbuiltins\neval\n", "c__builtin__\nexec\n", "(S'touch fuzzed'\ntR.", "cnumpy\ndtype\n", "cnumpy\nndarray\n", "c_codecs\nencode\n",
                "cnumpy.core.multiarray\n_reconstruct\n", "cnumpy.core.multiarray\nscalar\n", "R", "b", "i", "o", "(", "t", "l", "e", "a", "}", "s", "u", "0", "1", "2", "N", ")", "]", ".", "h\0", "q\0", "X\x02\0\0\0u1", "X\x06\0\0\0latin1"),
            .. Enumerable.Range(0x80, 0x19).Select(opcode => new[] { (byte)opcode }),
            [0x93, (byte)'R'],
        ],
    };

    /// <summary>LFW's pairs.txt.</summary>
    public static FuzzTarget Pairs { get; } = new(
        "pairs",
        "pairs.txt",
        ["1\t1\nada\t1\t2\nada\t1\tbob\t1\n"u8.ToArray(), "1\nada\t1\t2\r\nbob\t1\tada\t2\r\n"u8.ToArray()],
        path => PairsFile.Read(path, Path.GetDirectoryName(path)!))
    {
        Prepare = folder =>
        {
            foreach (var name in (string[])["ada/ada_0001.jpg", "ada/ada_0002.png", "bob/bob_0001.webp"])
            {
                Directory.CreateDirectory(Path.Combine(folder, Path.GetDirectoryName(name)!));
                File.WriteAllBytes(Path.Combine(folder, name), []);
            }
        },
        Words = FuzzTargets.Words("\t", "\n", "\r", "\0", "../", "/", "ada\t1\t2\n", "bob", "\ufeff"),
    };

    /// <summary>Points of faces as CSV.</summary>
    public static FuzzTarget Landmarks { get; } = new(
        "landmarks",
        "landmarks.csv",
        [Encoding.UTF8.GetBytes(LandmarksHeader + "\nada/1.jpg,38.3,51.7,73.5,51.5,56,71.7,41.5,92.4,70.7,92.2\nbob, jr/1.jpg,1,2,3,4,5,6,7,8,9,10\n")],
        path => LandmarksFile.Read(path))
    {
        Words = FuzzTargets.Words(",", "\n", "\"", "\0", LandmarksHeader, "\ufeff"),
    };

    private static string LandmarksHeader =>
        "image,left_eye_x,left_eye_y,right_eye_x,right_eye_y,nose_x,nose_y,left_mouth_x,left_mouth_y,right_mouth_x,right_mouth_y";

    /// <summary>As Python 3 and 2 write them: bytes, strings by latin1, arrays, booleans of numpy.</summary>
    private static byte[][] Pickles()
    {
        string[] pickles =
        [
            "\u0080\u0004](C\u0003abcC\0e](\u0088e\u0086.",
            "\u0080\u0004\u0095\u0010\0\0\0\0\0\0\0](C\u0002abC\u0001ce]\u0088a\u0086\u0094.",
            "\u0080\u0002]q\0(U\u0002abq\u0001U\u0001cq\u0002e]q\u0003\u0088a\u0086q\u0004.",
            "\u0080\u0002](c_codecs\nencode\nq\0(X\u0002\0\0\0abX\u0006\0\0\0latin1tRh\0X\u0001\0\0\0cX\u0006\0\0\0latin1\u0086Re](K\u0001e\u0086.",
            Array("](", 2, "u1") + Array("", 2, "u1") + "e" + Array("", 1, "b1") + "\u0086.",
            "\u0080\u0004](C\u0001aC\u0001be](\u008c\u0016numpy._core.multiarray\u008c\u0006scalar\u0093\u008c\u0005numpy\u008c\u0005dtype\u0093\u008c\u0002b1\u0089\u0088\u0087RC\u0001\u0001\u0086Re\u0086.",
        ];
        return [.. pickles.Select(Encoding.Latin1.GetBytes)];
    }

    private static string Array(string before, int length, string type) =>
        (before.Length > 0 ? "\u0080\u0003" + before : "")
        + "cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\0\u0085C\u0001b\u0087R(K\u0001K" + (char)length
        + "\u0085cnumpy\ndtype\nX\u0002\0\0\0" + type + "K\0K\u0001\u0087R(K\u0003X\u0001\0\0\0|NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\0tb\u0089C"
        + (char)length + new string('\u0001', length) + "tb";
}
